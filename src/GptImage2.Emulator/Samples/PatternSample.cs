using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GptImage2.Emulator.Samples;

/// <summary>Makes a string that a regular expression matches.</summary>
/// <remarks>
/// Look-arounds and word boundaries make no text: they are left to chance, and the expression itself judges the result.
/// </remarks>
internal static class PatternSample
{
    private const int MaxLength = 10_000;
    private const int Attempts = 200;
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    public static string Make(string pattern, int min, int max, SampleSeed seed, SampleBudget budget, string label, int ordinal)
    {
        (Regex? regex, SamplePatternNode? node) = Parse(pattern, budget);
        Random random = seed.Random(label, ordinal);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            var text = new StringBuilder();
            Write(node, text, random, budget, extent: attempt % 10 < 6 ? attempt % 10 : Math.Min(Math.Max(min, attempt), 512));
            if (text.Length >= min && text.Length <= max && IsMatch(regex, text.ToString(), budget))
                return text.ToString();
        }

        throw new SampleException($"no string was found for the pattern {pattern} of '{label}'.");
    }

    private static (Regex Regex, SamplePatternNode Node) Parse(string pattern, SampleBudget budget)
    {
        if (budget.Patterns.TryGetValue(pattern, out (Regex Regex, SamplePatternNode Node) known))
            return known;

        if (pattern.Length > MaxLength)
            throw new SampleException($"it has a pattern of more than {MaxLength.ToString(CultureInfo.InvariantCulture)} characters.", isLimit: true);

        try
        {
            return budget.Patterns[pattern] = (new Regex(pattern, RegexOptions.None, Timeout), new SamplePatternParser(pattern, budget).Parse());
        }
        catch (ArgumentException e)
        {
            throw new SampleException($"the pattern {pattern} is not a regular expression of .NET ({e.Message}).");
        }
    }

    private static bool IsMatch(Regex regex, string text, SampleBudget budget)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            budget.TakeSlowMatch();
            return false;
        }
    }

    private static void Write(SamplePatternNode node, StringBuilder text, Random random, SampleBudget budget, int extent)
    {
        budget.TakeSteps();
        SampleBudget.CheckCharacters(text.Length);
        switch (node)
        {
            case SamplePatternNode.Chars { Allowed.Length: > 0 } chars:
                text.Append(chars.Allowed[random.Next(chars.Allowed.Length)]);
                break;
            case SamplePatternNode.Sequence sequence:
                foreach (SamplePatternNode part in sequence.Parts)
                    Write(part, text, random, budget, extent);

                break;
            case SamplePatternNode.Choice choice:
                Write(choice.Options[random.Next(choice.Options.Count)], text, random, budget, extent);
                break;
            case SamplePatternNode.Repeat repeat:
                long most = Math.Min(repeat.Max ?? int.MaxValue, (long)repeat.Min + extent);
                for (long left = random.NextInt64(repeat.Min, most + 1); left > 0; left--)
                    Write(repeat.Part, text, random, budget, extent);

                break;
        }
    }
}
