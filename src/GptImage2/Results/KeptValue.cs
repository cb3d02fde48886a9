using GptImage2.Text;

namespace GptImage2;

/// <summary>A value that a corrected reply changed or left out although it was not asked to. The value of the reply before was kept.</summary>
/// <param name="Path">The place as a JSON Pointer (RFC 6901).</param>
/// <param name="Kept">The JSON text that was kept, cut at 80 characters; null when there was no value, and none was added.</param>
/// <param name="Offered">The JSON text of the corrected reply, cut at 80 characters; null when it has no value there.</param>
public sealed record KeptValue(string Path, string? Kept, string? Offered)
{
    /// <summary>The value in one line: <c>/price: kept 3.5, offered 35</c>. Control characters and characters that are not seen are escaped.</summary>
    public override string ToString() =>
        $"{(Path.Length == 0 ? "the reply" : ShownText.Escaped(ShownText.Path(Path)))}: kept {OneLine(Kept)}, offered {OneLine(Offered)}";

    private static string OneLine(string? text) => text is null ? "nothing" : ShownText.InOneLine(text);
}
