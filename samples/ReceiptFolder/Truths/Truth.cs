using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReceiptFolder.Truths;

/// <summary>What is on the pictures of a folder.</summary>
/// <param name="documents">The receipts by the names of the files; null for a file that cannot be opened.</param>
internal sealed class Truth(IReadOnlyDictionary<string, Receipt?> documents)
{
    private const string FileName = "truth.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public IReadOnlyDictionary<string, Receipt?> Documents => documents;

    /// <summary>Reads the file in a folder of pictures; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not what <see cref="Save"/> writes.</exception>
    public static Truth? Load(DirectoryInfo folder)
    {
        string path = Path.Combine(folder.FullName, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            JsonObject files = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            return new Truth(files.ToDictionary(static file => file.Key, static file => file.Value is null ? null : Receipt.FromJson(file.Value.ToJsonString()), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or GptImage2.GptImage2Exception)
        {
            throw new InvalidDataException($"The file '{path}' is not what the program writes. Delete it, or draw the folder again with --make.", e);
        }
    }

    public void Save(DirectoryInfo folder)
    {
        var files = new JsonObject();
        foreach ((string name, Receipt? receipt) in documents)
            files.Add(name, receipt is null ? null : JsonNode.Parse(receipt.ToJson()));
        File.WriteAllText(Path.Combine(folder.FullName, FileName), files.ToJsonString(Indented) + "\n");
    }
}
