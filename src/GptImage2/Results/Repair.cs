namespace GptImage2;

/// <summary>One change that made a reply fit its contract.</summary>
/// <param name="Kind">What was wrong.</param>
/// <param name="Path">
/// Where: a JSON Pointer (RFC 6901) into the reply as it stood when the change was made. Empty for the whole reply.
/// </param>
/// <param name="Before">What stood there, cut at 80 characters; empty where nothing did.</param>
/// <param name="After">What stands there now, cut at 80 characters; empty where nothing does.</param>
public sealed record Repair(RepairKind Kind, string Path, string Before, string After)
{
    /// <summary>One line: <c>/lines/0/quantity: NumberInString, "3" became 3</c>.</summary>
    public override string ToString() =>
        $"{(Path.Length == 0 ? "the reply" : Path)}: {Kind}, {OneLine(Before)} became {OneLine(After)}";

    private static string OneLine(string text) => text.Length == 0 ? "nothing" : text.ReplaceLineEndings(" ");
}
