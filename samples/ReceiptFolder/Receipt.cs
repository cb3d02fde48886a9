using System.ComponentModel.DataAnnotations;
using GptImage2;

namespace ReceiptFolder;

/// <summary>One paper receipt.</summary>
/// <param name="Merchant">The name of the shop, as it is printed at the top.</param>
/// <param name="Date">The day of the sale.</param>
/// <param name="Lines">What was bought, from top to bottom.</param>
/// <param name="Total">What was to pay, VAT included.</param>
/// <param name="PaidBy">The means of payment.</param>
[JsonContract]
public sealed partial record Receipt(
    [property: Length(1, 60)] string Merchant,
    DateOnly Date,
    [property: MinLength(1)] IReadOnlyList<LineItem> Lines,
    [property: Range(0, 1_000_000)] decimal Total,
    PaymentMethod PaidBy)
{
    [Rule("The amounts of the lines add up to the total.", nameof(Lines), nameof(Total))]
    private bool AddsUp => Lines.Sum(line => line.Amount) == Total;
}
