using GptImage2.Text;

namespace GptImage2;

/// <summary>One place where a reply breaks its contract.</summary>
/// <param name="Path">
/// The place as a JSON Pointer (RFC 6901), such as <c>/lines/0/quantity</c>. It is empty for the complete reply. For a
/// missing member it is the pointer that the member would have.
/// </param>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Expected">What would fit, worded so that it completes "expected …".</param>
/// <param name="Found">The JSON text that was found, cut at 80 characters; null when nothing was found.</param>
/// <param name="Offset">Where the value begins (for a missing member: its object), as a byte offset in the UTF-8 reply.</param>
public sealed record ContractViolation(string Path, ContractRule Rule, string Expected, string? Found, int Offset)
{
    /// <summary>The violation in one line, as in messages and corrections: <c>/lines/0/quantity: expected a number from 1 to 100, found 0</c>. A path of more than 160 characters is cut. Control characters and characters that are not seen are escaped, such as <c>\u001b</c>.</summary>
    public override string ToString() =>
        $"{(Path.Length == 0 ? "the reply" : ShownText.Escaped(ShownText.Path(Path)))}: expected {ShownText.Escaped(Expected)}, found {(Found is null ? "nothing" : ShownText.InOneLine(Found))}";
}
