using ReceiptFolder.Drawing;
using ReceiptFolder.Truths;

namespace ReceiptFolder;

/// <summary>A folder of pictures to read.</summary>
/// <param name="Pictures">The pictures, by name.</param>
/// <param name="Truth">What is on them; null where no one knows.</param>
internal sealed record PictureFolder(IReadOnlyList<FileInfo> Pictures, Truth? Truth)
{
    private const string DefaultName = "receipts";

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".gif", ".webp"];

    /// <summary>Opens the folder that the command line names, or the one that the program draws.</summary>
    /// <exception cref="IOException">There is no such folder, or there is not a picture in it.</exception>
    public static PictureFolder Open(Settings settings)
    {
        DirectoryInfo folder = settings.Folder ?? new DirectoryInfo(DefaultName);
        if (settings.Folder is null && !folder.Exists)
        {
            Console.WriteLine($"Drawing {settings.Count} receipts in {folder.FullName}.");
            DrawnFolder.Make(folder, settings.Count, settings.Seed);
        }

        if (!folder.Exists)
            throw new DirectoryNotFoundException($"There is no folder '{folder.FullName}'.");
        FileInfo[] pictures = [.. folder.EnumerateFiles()
            .Where(static file => Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
            .OrderBy(static file => file.Name, StringComparer.Ordinal)];
        return pictures.Length == 0
            ? throw new FileNotFoundException($"There is not a picture in the folder '{folder.FullName}'. The program reads {string.Join(", ", Extensions)}.")
            : new PictureFolder(pictures, Truth.Load(folder));
    }
}
