using ReceiptFolder;
using ReceiptFolder.Drawing;
using ReceiptFolder.Truths;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>Tests the pictures that the sample for folders draws.</summary>
public sealed class DrawingTests : IDisposable
{
    private const int Count = 24;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("drawn-receipts-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_same_seed_draws_the_same_files_and_another_seed_draws_others()
    {
        DirectoryInfo first = Draw("first", seed: 3);
        DirectoryInfo second = Draw("second", seed: 3);
        DirectoryInfo other = Draw("other", seed: 4);

        Assert.Equal(Hashes(first), Hashes(second));
        Assert.Empty(Hashes(first).Values.Intersect(Hashes(other).Values));
    }

    [Fact]
    public void Each_picture_has_its_contents_and_the_last_one_cannot_be_opened()
    {
        DirectoryInfo folder = Draw("receipts", seed: 1);

        IReadOnlyDictionary<string, Receipt?> documents = Truth.Load(folder)!.Documents;
        string[] pictures = [.. folder.EnumerateFiles("receipt-*").Select(static file => file.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(Count, pictures.Length);
        Assert.Equal(pictures, documents.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([pictures[^1]], documents.Where(static document => document.Value is null).Select(static document => document.Key));
    }

    [Fact]
    public void The_contents_fit_the_contract_and_its_rule()
    {
        IReadOnlyDictionary<string, Receipt?> documents = Truth.Load(Draw("receipts", seed: 1))!.Documents;

        Assert.All(documents.Values.OfType<Receipt>(), static receipt =>
        {
            Assert.True(Receipt.TryFromJson(receipt.ToJson(), out Receipt? read, out IReadOnlyList<ContractViolation>? violations), string.Join('\n', violations));
            Assert.InRange(read.Lines.Count, 1, 12);
            Assert.Equal(read.Total, read.Lines.Sum(static line => line.Amount));
        });
    }

    [Fact]
    public void There_are_both_formats_and_a_picture_under_two_names()
    {
        DirectoryInfo folder = Draw("receipts", seed: 1);

        Assert.Equal([".jpg", ".png"], folder.EnumerateFiles("receipt-*").Select(static file => file.Extension).Distinct().Order(StringComparer.Ordinal));
        string[] equal = Assert.Single(Hashes(folder).GroupBy(static file => file.Value, static file => file.Key), static group => group.Count() > 1).ToArray();
        IReadOnlyDictionary<string, Receipt?> documents = Truth.Load(folder)!.Documents;
        Assert.Equal(documents[equal[0]]!.ToJson(), documents[equal[1]]!.ToJson());
    }

    [Fact]
    public void A_folder_with_files_is_not_overwritten()
    {
        DirectoryInfo folder = _directory.CreateSubdirectory("scans");
        File.WriteAllText(Path.Combine(folder.FullName, "receipt-001.jpg"), "a scan");

        Assert.Contains("is not empty", Assert.Throws<IOException>(() => DrawnFolder.Make(folder, Count, 1)).Message, StringComparison.Ordinal);

        Assert.Equal("a scan", File.ReadAllText(Path.Combine(folder.FullName, "receipt-001.jpg")));
    }

    private DirectoryInfo Draw(string name, int seed)
    {
        var folder = new DirectoryInfo(Path.Combine(_directory.FullName, name));
        DrawnFolder.Make(folder, Count, seed);
        return folder;
    }

    private static SortedDictionary<string, string> Hashes(DirectoryInfo folder) => new(
        folder.EnumerateFiles().ToDictionary(static file => file.Name, static file => Pictures.Sha256(File.ReadAllBytes(file.FullName)), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
