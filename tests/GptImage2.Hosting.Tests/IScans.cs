namespace GptImage2.Hosting.Tests;

[JsonContract]
public sealed partial record Scan(string Title);

[JsonModeClient]
public partial interface IScans
{
    [UserMessage("Read the page.")]
    Task<JsonModeResult<Scan>> ReadAsync(CancellationToken cancellationToken = default);

    [UserMessage("Read the page of {tenant}.")]
    Task<JsonModeResult<Scan>> ReadAsync(string tenant, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read the pages.")]
    JsonModeStream<Scan> ListAsync(CancellationToken cancellationToken = default);
}
