using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>Finds patterns that no text matches: those that want the start of the text after a character, or its end before one.</summary>
internal static class ImpossiblePattern
{
    /// <returns>Null if a text may match.</returns>
    public static ImpossibleAnchor? Find(Regex regex)
    {
        string pattern = regex.ToString();

        // Most patterns have anchors only at their ends, if any.
        if (!HasInnerAnchor(pattern) || !IsImpossible(PatternParser.Parse(regex, out _)))
            return null;
        int at = Place(pattern);
        return new ImpossibleAnchor(new TextRange(at, 1), $"no text matches its pattern, because {Reason(pattern, at)}");
    }

    private static bool HasInnerAnchor(string pattern)
    {
        int end = pattern.IndexOf('$');
        return pattern.LastIndexOf('^') > 0
            || (end >= 0 && end < pattern.Length - 1)
            || pattern.LastIndexOf("\\A", StringComparison.Ordinal) > 0
            || pattern.IndexOf("\\z", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool IsImpossible(PatternNode node) => node switch
    {
        CaptureNode capture => IsImpossible(capture.Body),
        ChoiceNode choice => choice.Ways.All(IsImpossible),
        LoopNode loop => loop.Least > 0 && IsImpossible(loop.Body),
        SequenceNode sequence => IsImpossible(sequence.Parts),
        _ => false,
    };

    private static bool IsImpossible(IReadOnlyList<PatternNode> parts)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            bool isImpossible = IsImpossible(parts[i])
                || (Begins(parts[i]) && parts.Take(i).Any(Consumes))
                || (Ends(parts[i]) && parts.Skip(i + 1).Any(ConsumesMoreThanLineEnd));
            if (isImpossible)
                return true;
        }

        return false;
    }

    // Whether each way through a part goes through '^' before any character.
    private static bool Begins(PatternNode node) => node switch
    {
        AnchorNode anchor => anchor.IsStart,
        CaptureNode capture => Begins(capture.Body),
        ChoiceNode choice => choice.Ways.All(Begins),
        LoopNode loop => loop.Least > 0 && Begins(loop.Body),
        SequenceNode sequence => sequence.Parts.Any(Begins),
        _ => false,
    };

    private static bool Ends(PatternNode node) => node switch
    {
        AnchorNode anchor => anchor.IsEnd,
        CaptureNode capture => Ends(capture.Body),
        ChoiceNode choice => choice.Ways.All(Ends),
        LoopNode loop => loop.Least > 0 && Ends(loop.Body),
        SequenceNode sequence => sequence.Parts.Any(Ends),
        _ => false,
    };

    private static bool Consumes(PatternNode node) => node switch
    {
        CharacterNode => true,
        CaptureNode capture => Consumes(capture.Body),
        ChoiceNode choice => choice.Ways.All(Consumes),
        LoopNode loop => loop.Least > 0 && Consumes(loop.Body),
        SequenceNode sequence => sequence.Parts.Any(Consumes),
        _ => false,
    };

    // '$' also matches before a line end that is the last character.
    private static bool ConsumesMoreThanLineEnd(PatternNode node) => node switch
    {
        CharacterNode character => !MatchesLineEnd(character.Key),
        CaptureNode capture => ConsumesMoreThanLineEnd(capture.Body),
        ChoiceNode choice => choice.Ways.All(ConsumesMoreThanLineEnd),
        LoopNode loop => loop.Least > 0 && ConsumesMoreThanLineEnd(loop.Body),
        SequenceNode sequence => sequence.Parts.Any(ConsumesMoreThanLineEnd),
        _ => false,
    };

    private static bool MatchesLineEnd(string key)
    {
        try
        {
            return Regex.IsMatch("\n", $@"\A(?:{key})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            // A part that means something only in its pattern: it may match.
            return true;
        }
    }

    // The anchor that is shown: the first '^' after a character, or else the first '$' before one.
    private static int Place(string pattern)
    {
        bool isInClass = false;
        int end = -1;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[' when !isInClass:
                    isInClass = true;
                    i += i + 1 < pattern.Length && pattern[i + 1] == '^' ? 1 : 0;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '^' when !isInClass && i > 0 && pattern[i - 1] is not ('(' or '|' or ':'):
                    return i;
                case '$' when !isInClass && end < 0 && i < pattern.Length - 1 && pattern[i + 1] is not (')' or '|'):
                    end = i;
                    break;
            }
        }

        return Math.Max(0, end);
    }

    private static string Reason(string pattern, int at)
    {
        if (pattern.Length > 1 && pattern[0] == '/' && pattern.LastIndexOf('/') > 0)
            return "the slashes around it are characters of the text: leave them out";
        return pattern[at] == '$'
            ? "'$' is the end of the text, and characters follow it: leave it out, or write '\\$' for the character"
            : "'^' is the start of the text, and characters stand before it: leave it out, or write '\\^' for the character";
    }
}
