using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Repairing;

/// <summary>The contract of the table in docs/repairs.md.</summary>
[JsonContract]
public partial record Order(
    string Name,
    int Count,
    decimal? Price = null,
    Size? Size = null,
    DateOnly? Day = null,
    DateTimeOffset? At = null,
    bool Paid = false,
    IReadOnlyList<int>? Codes = null,
    IReadOnlyList<string>? Tags = null,
    Address? Address = null);

[JsonContract]
public partial record Address(string Street);

public enum Size
{
    Small,
    Large,
    [JsonStringEnumMemberName("extra-large")]
    ExtraLarge,
}

[JsonModeClient]
public partial interface IOrders
{
    [UserMessage("Read the order.")]
    Task<JsonModeResult<Order>> ReadAsync(CancellationToken cancellationToken = default);
}
