namespace GptImage2.EndToEnd.Tests.Correction;

[JsonContract]
public partial record Ware(string Name, int Count, decimal? Price = null, string? Note = null);

[JsonContract]
public partial record Card(string? Name = null, string? Company = null, string? Phone = null, IReadOnlyList<string>? Emails = null, DateOnly? Since = null, int? Floor = null);

[JsonContract]
public partial record Label(string? Title = null, string? Maker = null, decimal? Price = null, IReadOnlyList<string>? Tags = null);

[JsonContract]
public partial record Bill(string Merchant, DateOnly Date, IReadOnlyList<BillLine> Lines, decimal Total, string? Currency = null);

[JsonContract]
public partial record BillLine(string Name, decimal Quantity, decimal Price);

[JsonModeClient]
public partial interface IKept
{
    [UserMessage("Read this.")]
    Task<JsonModeResult<Ware>> WareAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Card>> CardAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Label>> LabelAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<List<Ware>>> WaresAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Bill>> BillAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Form>> FormAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Codes>> CodesAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Closed>> ClosedAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    Task<JsonModeResult<Dictionary<string, int>>> CountsAsync(ImageInput picture, CancellationToken cancellationToken = default);

    [UserMessage("Read this.")]
    JsonModeStream<JsonModeSnapshot<Label>> WatchLabelAsync(ImageInput picture, CancellationToken cancellationToken = default);
}
