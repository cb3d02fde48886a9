using System.ComponentModel.DataAnnotations;

namespace GptImage2.Benchmarks.Contracts;

[JsonContract]
public sealed partial record Receipt(
    [property: StringLength(80, MinimumLength = 1)] string Merchant,
    string? Address,
    DateOnly Date,
    string Currency,
    [property: MinLength(1)] IReadOnlyList<ReceiptLine> Lines,
    [property: Range(0, 1_000_000)] decimal Subtotal,
    [property: Range(0, 1_000_000)] decimal Tax,
    [property: Range(0, 1_000_000)] decimal Total,
    PaymentMethod? PaidBy);

[JsonContract]
public sealed partial record ReceiptLine(
    [property: StringLength(120, MinimumLength = 1)] string Description,
    [property: Range(1, 999)] int Quantity,
    [property: Range(0, 100_000)] decimal UnitPrice,
    [property: Range(0, 100_000)] decimal Amount,
    bool Discounted);

public enum PaymentMethod
{
    Cash,
    Card,
    Transfer,
    Voucher,
}
