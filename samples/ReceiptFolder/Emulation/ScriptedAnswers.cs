using System.Security.Cryptography;
using GptImage2.Emulator;
using ReceiptFolder.Truths;

namespace ReceiptFolder.Emulation;

/// <summary>What the emulator answers to each picture: what is on it. Some answers have the faults that answers of models have.</summary>
internal sealed class ScriptedAnswers
{
    private readonly Dictionary<string, ScriptedAnswer> _byPicture;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private ScriptedAnswers(Dictionary<string, ScriptedAnswer> byPicture) => _byPicture = byPicture;

    public static ScriptedAnswers For(PictureFolder folder, Truth truth)
    {
        // Equal pictures are one picture, and their order does not depend on their names.
        var receipts = new SortedDictionary<string, Receipt>(StringComparer.Ordinal);
        foreach (FileInfo picture in folder.Pictures)
        {
            if (truth.Documents.TryGetValue(picture.Name, out Receipt? receipt) && receipt is not null)
                receipts[Sha256(picture)] = receipt;
        }

        return new ScriptedAnswers(receipts.Select(static (pair, rank) => (pair.Key, Answer: ScriptedAnswer.Choose(pair.Value, rank)))
            .ToDictionary(static pair => pair.Key, static pair => pair.Answer, StringComparer.Ordinal));
    }

    public bool Have(ReceivedRequest request) => PictureOf(request) is { } picture && _byPicture.ContainsKey(picture);

    /// <summary>The answer to a request: the first one to a picture, or the one to all further requests.</summary>
    public Reply Next(ReceivedRequest request)
    {
        string picture = PictureOf(request)!;
        ScriptedAnswer answer = _byPicture[picture];
        return _asked.Add(picture) ? answer.First : answer.Later;
    }

    private static string? PictureOf(ReceivedRequest request) => request.Chat?.Images.FirstOrDefault()?.Sha256;

    private static string Sha256(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
