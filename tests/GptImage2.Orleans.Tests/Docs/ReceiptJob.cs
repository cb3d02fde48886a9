namespace GptImage2.Orleans.Tests.Docs;

#region orleans.md
public sealed class ReceiptJob : JobDefinition<IReceiptReader, string, Receipt>
{
    public override string Name => "receipts";

    public override string KeyOf(string path) => Path.GetFileName(path);

    public override Task<Receipt> ReadAsync(IReceiptReader reader, string path, CancellationToken cancellationToken) =>
        reader.ReadAsync(ImageInput.FromFile(path), "EUR", cancellationToken);
}
#endregion
