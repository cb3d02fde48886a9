using System.IO.Compression;
using System.Reflection;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace GptImage2.Tokenizers.Tests;

/// <summary>The tokens of o200k_base, and the count of a text by them. No text of these tests has a special token.</summary>
internal static class Vocabulary
{
    private static readonly TiktokenTokenizer Tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

    /// <summary>The bytes of each token.</summary>
    public static IReadOnlyList<byte[]> Tokens { get; } = Read();

    public static int Count(ReadOnlySpan<byte> utf8) => Tokenizer.CountTokens(Encoding.UTF8.GetString(utf8));

    private static List<byte[]> Read()
    {
        var data = Assembly.Load("Microsoft.ML.Tokenizers.Data.O200kBase");
        using Stream packed = data.GetManifestResourceStream(data.GetManifestResourceNames().Single())!;
        using var lines = new StreamReader(new DeflateStream(packed, CompressionMode.Decompress));
        var tokens = new List<byte[]>(200_000);
        // The first line has the number of tokens.
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
            tokens.Add(Convert.FromBase64String(line));
        return tokens;
    }
}
