using GptImage2;

namespace ReceiptFolder;

[JsonModeClient]
[SystemMessage("You read paper receipts. Copy names and figures exactly as printed. Never guess.")]
public partial interface IReceiptReader
{
    [UserMessage("Read this receipt. Its amounts are in {currency}. {photo}")]
    Task<Receipt> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);
}
