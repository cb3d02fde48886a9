using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>A rule over several members of a contract.</summary>
/// <param name="Expression">How it is evaluated on a value: <c>AddsUp</c>, <c>AddsUp()</c>.</param>
/// <param name="Text">What the model is told.</param>
/// <param name="Members">The members that it compares, by their names in C#.</param>
/// <param name="IsReported">Whether a value that breaks it is only reported.</param>
internal sealed record RuleModel(string Expression, string Text, EquatableArray<string> Members, bool IsReported)
{
    /// <summary>The base type through which it is evaluated, if a member of a derived type hides it.</summary>
    public string? Through { get; init; }

    /// <summary>Whether the member is obsolete as an error.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>The text in words that complete "expected …".</summary>
    public string Expected
    {
        get
        {
            string text = Text.Replace('\n', ' ').TrimEnd('.');
            // An abbreviation keeps its capitals, the first word of a sentence does not.
            bool isWord = text.Length > 0 && (text.Length == 1 || !char.IsUpper(text[1])) && !(text.Length > 1 && char.IsDigit(text[1]));
            return "that " + (isWord ? char.ToLowerInvariant(text[0]) + text.Substring(1) : text);
        }
    }
}
