using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using GptImage2;

namespace ReceiptReader;

/// <summary>A till receipt.</summary>
[JsonContract]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial record Receipt
{
    /// <summary>The name of the shop.</summary>
    [MinLength(1)]
    public required string Shop { get; init; }

    /// <summary>The address of the shop.</summary>
    public string? Address { get; init; }

    /// <summary>The day of the sale.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The time of the sale.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>The number of the receipt, leading zeros included.</summary>
    [Length(1, 40)]
    public required string Number { get; init; }

    /// <summary>The table, in a restaurant.</summary>
    public string? Table { get; init; }

    /// <summary>The ISO 4217 code of the currency.</summary>
    [RegularExpression("[A-Z]{3}")]
    public required string Currency { get; init; }

    /// <summary>What was bought, from top to bottom.</summary>
    [MinLength(1)]
    public required IReadOnlyList<ReceiptLine> Lines { get; init; }

    /// <summary>What was to pay, VAT included.</summary>
    [Range(0, 1_000_000)]
    public required decimal Total { get; init; }

    public Vat? Vat { get; init; }

    public required Payment Payment { get; init; }

    // Only reported: the emulator makes up receipts from the schema, which cannot express a sum.
    [Rule("The amounts of the lines add up to the total.", nameof(Lines), nameof(Total), Effect = RuleEffect.Report)]
    private bool AddsUp => Lines.Sum(line => line.Amount) == Total;
}

/// <summary>A line of the receipt.</summary>
/// <param name="Quantity">How many pieces, or how much by weight.</param>
/// <param name="Item">The item, without its quantity.</param>
/// <param name="UnitPrice">The price of one.</param>
/// <param name="Amount">The price of all of them.</param>
[JsonContract]
public sealed partial record ReceiptLine(
    [property: Range(0.001, 1000)] decimal Quantity,
    [property: Length(1, 100)] string Item,
    decimal UnitPrice,
    decimal Amount);

/// <summary>The value added tax that the total contains.</summary>
/// <param name="Rate">The rate in percent: 10 for 10%.</param>
/// <param name="Amount">The tax.</param>
[JsonContract]
public sealed partial record Vat([property: Range(0, 100)] decimal Rate, decimal Amount);

/// <summary>How the receipt was paid.</summary>
/// <param name="Method">The means of payment.</param>
/// <param name="CardDigits">The last four digits of the card.</param>
[JsonContract]
public sealed partial record Payment(PaymentMethod Method, [property: RegularExpression("[0-9]{4}")] string? CardDigits = null);

public enum PaymentMethod
{
    /// <summary>Notes and coins.</summary>
    Cash,

    /// <summary>A credit or debit card, on a phone too.</summary>
    Card,

    /// <summary>A voucher or a gift card.</summary>
    Voucher,

    /// <summary>Not paid yet: an invoice, or put on the room.</summary>
    Later,
}
