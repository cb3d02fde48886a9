namespace GptImage2.Testing.Tests;

[JsonModeClient]
[SystemMessage("Copy figures as printed.")]
public partial interface IReceiptReader : IShopNames
{
    [UserMessage("Read this receipt in {currency}: {photo}")]
    Task<Receipt> ReadAsync(ImageInput photo, string currency, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read the receipt again, with its cost: {photo}")]
    Task<JsonModeResult<Receipt>> ReadWithCostAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("How many lines are there? {photo}")]
    ValueTask<int> CountAsync(ImageInput photo);

    [UserMessage("How many pages are there? {photos}")]
    ValueTask<int> CountAsync(IReadOnlyList<ImageInput> photos);

    [UserMessage("Was it paid by card? {front} {back}")]
    Task<string?> CardAsync(ImageInput front, ImageInput back);

    [UserMessage("List the lines: {photo}")]
    IAsyncEnumerable<Line> LinesAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("List the prices.")]
    JsonModeStream<decimal> PricesAsync();

    [UserMessage("Read the receipt while it is shown.")]
    JsonModeStream<JsonModeSnapshot<Receipt>> WatchAsync(CancellationToken cancellationToken = default);
}

[JsonModeClient]
public partial interface IShopNames
{
    [UserMessage("What is the name of the shop? {photo}")]
    Task<string> NameAsync(ImageInput photo);
}
