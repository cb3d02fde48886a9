namespace GptImage2.Contracts;

/// <summary>The parts of a JSON Pointer (RFC 6901).</summary>
internal static class JsonPointer
{
    public static IReadOnlyList<string> Tokens(string pointer) =>
        pointer.Length == 0 ? [] : [.. pointer[1..].Split('/').Select(Unescape)];

    /// <summary>Takes the first part off a pointer.</summary>
    /// <returns>False when nothing is left.</returns>
    public static bool TryTake(ref ReadOnlySpan<char> pointer, out ReadOnlySpan<char> token)
    {
        token = default;
        if (pointer.IsEmpty)
            return false;
        ReadOnlySpan<char> rest = pointer[1..];
        int end = rest.IndexOf('/');
        token = end < 0 ? rest : rest[..end];
        pointer = end < 0 ? default : rest[end..];
        if (token.Contains('~'))
            token = Unescape(token.ToString());
        return true;
    }

    /// <summary>The pointer of the object or array that contains the value.</summary>
    public static string Parent(string pointer) => pointer.Length == 0 ? "" : pointer[..pointer.LastIndexOf('/')];

    /// <summary>The last part: a name or an index.</summary>
    public static string Last(string pointer) => pointer.Length == 0 ? "" : Unescape(pointer[(pointer.LastIndexOf('/') + 1)..]);

    public static string Append(string pointer, string token) =>
        $"{pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
