using System.Globalization;
using ReceiptFolder.Truths;

namespace ReceiptFolder.Drawing;

/// <summary>Draws a folder of receipts whose contents are known.</summary>
internal static class DrawnFolder
{
    // Of each 20 pictures, one is a copy of an earlier one, and two were taken in the dark.
    private const int Group = 20;
    private const int CopyAt = 13;
    private const int CopiedBefore = 5;

    /// <summary>Draws the pictures, and writes their contents beside them.</summary>
    /// <remarks>The same count and seed make the same files on each machine with the same encoder. The last picture is cut off in its middle.</remarks>
    /// <param name="folder">The folder. It must not exist, or be empty.</param>
    /// <param name="count">The number of pictures.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="IOException">There is something in the folder, or it cannot be written.</exception>
    public static void Make(DirectoryInfo folder, int count, int seed)
    {
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
            throw new IOException($"The folder '{folder.FullName}' is not empty. Name a new one.");

        // A folder that is drawn by half must not be taken for a complete one.
        var part = new DirectoryInfo(folder.FullName.TrimEnd(Path.DirectorySeparatorChar) + ".part");
        if (part.Exists)
            part.Delete(recursive: true);
        part.Create();
        WriteFiles(part, count, seed);
        if (folder.Exists)
            folder.Delete();
        part.MoveTo(folder.FullName);
        folder.Refresh();
    }

    private static void WriteFiles(DirectoryInfo folder, int count, int seed)
    {
        var pictures = new List<DrawnPicture>(count);
        for (int i = 0; i < count; i++)
        {
            DrawnPicture picture = i % Group == CopyAt
                ? pictures[i - CopiedBefore]
                : DrawnPicture.Draw(new Random(HashOf(seed, i)), isDark: i % (Group / 2) == 7);
            pictures.Add(i == count - 1 ? picture.CutOff() : picture);
        }

        var documents = new SortedDictionary<string, Receipt?>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"receipt-{i + 1:000}{pictures[i].Extension}");
            File.WriteAllBytes(Path.Combine(folder.FullName, name), pictures[i].Bytes);
            documents.Add(name, pictures[i].Receipt);
        }

        new Truth(documents).Save(folder);
    }

    private static int HashOf(int seed, int index) => unchecked((seed * 1_000_003) + index);
}
