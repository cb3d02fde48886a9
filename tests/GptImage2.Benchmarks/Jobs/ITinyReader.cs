using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Jobs;

[JsonModeClient]
[SystemMessage("You read receipts.")]
public partial interface ITinyReader
{
    [UserMessage("Read this receipt: {photo}")]
    Task<Receipt> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default);
}
