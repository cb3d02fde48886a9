using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>The contract of sloppy replies: one member of each kind that a repair treats differently.</summary>
[JsonContract]
public partial record Sheet(
    string Name,
    int Count,
    decimal? Price = null,
    Size? Size = null,
    IReadOnlyList<int>? Codes = null,
    IReadOnlyList<string>? Tags = null,
    DateOnly? Day = null,
    bool? Paid = null,
    [property: JsonPropertyName("phone_number")] string? Phone = null,
    Place? Home = null);

[JsonModeClient]
public partial interface ISheets
{
    [UserMessage("Read this.")]
    Task<JsonModeResult<Sheet>> ReadAsync(CallOptions? options = null);

    [UserMessage("List them.")]
    JsonModeStream<Sheet> ListAsync(CallOptions? options = null);

    [UserMessage("Watch it.")]
    JsonModeStream<JsonModeSnapshot<Sheet>> WatchAsync(CallOptions? options = null);
}
