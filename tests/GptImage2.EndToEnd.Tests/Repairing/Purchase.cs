namespace GptImage2.EndToEnd.Tests.Repairing;

/// <summary>A contract with a member that each kind of malformed reply can change.</summary>
[JsonContract]
public partial record Purchase(
    string ShopName,
    int ItemCount,
    decimal Total,
    Size Size,
    DateOnly Day,
    bool WasPaid,
    IReadOnlyList<int> Codes,
    IReadOnlyList<PurchaseLine> Lines,
    Address Address,
    string? Note = null);

[JsonContract]
public partial record PurchaseLine(string Name, decimal Price);

[JsonModeClient]
public partial interface IPurchases
{
    [UserMessage("Read the purchase.")]
    Task<JsonModeResult<Purchase>> ReadAsync(CancellationToken cancellationToken = default);
}
