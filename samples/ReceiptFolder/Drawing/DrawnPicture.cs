namespace ReceiptFolder.Drawing;

/// <summary>A picture of a receipt.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Extension">The extension of its name, such as <c>.jpg</c>.</param>
/// <param name="Receipt">What is on it; null when it cannot be opened.</param>
internal sealed record DrawnPicture(byte[] Bytes, string Extension, Receipt? Receipt)
{
    public static DrawnPicture Draw(Random random, bool isDark)
    {
        Receipt receipt = InventedReceipt.Make(random);
        var style = PaperStyle.Choose(random, isDark);
        return new DrawnPicture(PaperPicture.Draw(PrintedReceipt.Print(receipt, style, random), style, random), style.Extension, receipt);
    }

    /// <summary>The first half of the file, as a copy leaves it that was interrupted.</summary>
    public DrawnPicture CutOff() => this with { Bytes = Bytes[..(Bytes.Length / 2)], Receipt = null };
}
