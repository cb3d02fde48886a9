namespace GptImage2;

/// <summary>One place where a reply breaks its contract.</summary>
/// <param name="Path">
/// Where: a JSON Pointer (RFC 6901), <c>/lines/0/quantity</c>. Empty for the whole reply. For a member that is missing
/// it is the pointer that the member would have.
/// </param>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Expected">What would fit, in words that complete "expected …".</param>
/// <param name="Found">What stands there: the JSON text, cut at 80 characters; null where nothing does.</param>
/// <param name="Offset">Where the value begins (for a missing member: its object), in bytes of the UTF-8 reply.</param>
public sealed record ContractViolation(string Path, ContractRule Rule, string Expected, string? Found, int Offset)
{
    /// <summary>One line for people and for the model: <c>/lines/0/quantity: expected a number from 1 to 100, found 0</c>.</summary>
    public override string ToString() =>
        $"{(Path.Length == 0 ? "the reply" : Path)}: expected {Expected}, found {OneLine(Found) ?? "nothing"}";

    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");
}
