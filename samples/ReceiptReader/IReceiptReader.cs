using GptImage2;

namespace ReceiptReader;

[JsonModeClient]
[SystemMessage("You read till receipts. Copy names and figures as they are printed. Never guess: what is not printed is null.")]
public partial interface IReceiptReader
{
    [UserMessage("Read this receipt: {photo}")]
    Task<JsonModeResult<Receipt>> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default);
}
