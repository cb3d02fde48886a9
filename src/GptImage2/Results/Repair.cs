using GptImage2.Text;

namespace GptImage2;

/// <summary>One change that made a reply fit its contract.</summary>
/// <param name="Kind">What was wrong.</param>
/// <param name="Path">
/// The place as a JSON Pointer (RFC 6901) into the reply at the time of the change. It is empty for the complete reply.
/// </param>
/// <param name="Before">The text before the change, cut at 80 characters; empty when there was none.</param>
/// <param name="After">The text after the change, cut at 80 characters; empty when there is none.</param>
public sealed record Repair(RepairKind Kind, string Path, string Before, string After)
{
    /// <summary>The repair in one line: <c>/lines/0/quantity: NumberInString, "3" became 3</c>. Control characters and characters that are not seen are escaped.</summary>
    public override string ToString() =>
        $"{(Path.Length == 0 ? "the reply" : ShownText.Escaped(ShownText.Path(Path)))}: {Kind}, {OneLine(Before)} became {OneLine(After)}";

    private static string OneLine(string text) => text.Length == 0 ? "nothing" : ShownText.InOneLine(text);
}
