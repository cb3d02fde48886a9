using System.Globalization;

namespace GptImage2.Jobs.Journals;

/// <summary>The pictures of forgotten items, by which their entries are found: those with the same bytes, and those whose path is a key or ends with one.</summary>
/// <remarks>The last 64 bits of hashes are enough, and take little memory: an entry too many that is deleted costs one reading of its file.</remarks>
internal sealed class ForgottenPictures(IReadOnlySet<string> keys)
{
    private const int Digits = 16;

    private readonly HashSet<ulong> _hashes = [];

    /// <summary>Notes the hashes of the pictures of an item.</summary>
    public void Add(IReadOnlyList<string> hashes)
    {
        // Addresses and identities, which are there too, are in no entry.
        foreach (string hash in hashes)
        {
            if (EndOf(hash) is { } end)
                _hashes.Add(end);
        }
    }

    /// <summary>Whether an entry belongs to a forgotten item.</summary>
    public bool Has(string path, string hash) => EndOf(hash) is { } end && _hashes.Contains(end) || keys.Count > 0 && EndsOf(path).Any(keys.Contains);

    private static ulong? EndOf(string hash) =>
        hash.Length > Digits && ulong.TryParse(hash.AsSpan(hash.Length - Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong end) ? end : null;

    private static IEnumerable<string> EndsOf(string path)
    {
        yield return path;
        for (int at = path.Length - 1; at >= 0; at--)
        {
            if (path[at] is '/' or '\\')
                yield return path[(at + 1)..];
        }
    }
}
