using System.Globalization;

namespace ReceiptFolder.Drawing;

/// <summary>The text of a receipt, line by line. It also has what the contract does not ask for: an address, a number, a time, the VAT.</summary>
internal static class PrintedReceipt
{
    private const decimal VatRate = 20;

    public static IReadOnlyList<PrintedLine> Print(Receipt receipt, PaperStyle style, Random random)
    {
        int width = style.Columns;
        string rule = new('-', width);
        string date = receipt.Date.ToString(style.DateFormat, CultureInfo.InvariantCulture);
        string time = string.Create(CultureInfo.InvariantCulture, $"{random.Next(8, 20):00}:{random.Next(60):00}");
        decimal vat = Math.Round(receipt.Total * VatRate / (100 + VatRate), 2);
        return
        [
            new PrintedLine(receipt.Merchant, IsLarge: true, IsCentered: true),
            new PrintedLine(Shop.All.First(shop => shop.Name == receipt.Merchant).Address, IsCentered: true),
            new PrintedLine(""),
            new PrintedLine(Sides(date, time, width)),
            new PrintedLine(string.Create(CultureInfo.InvariantCulture, $"Receipt no. {random.Next(1000, 100_000):000000}")),
            new PrintedLine(rule),
            .. style.Layout == ReceiptLayout.Columns ? [new PrintedLine(Sides("Qty Item", "EUR", width))] : (PrintedLine[])[],
            .. receipt.Lines.SelectMany(line => Print(line, style)),
            new PrintedLine(rule),
            new PrintedLine(Sides("TOTAL EUR", Money(receipt.Total), width * 2 / 3), IsLarge: true),
            new PrintedLine(Sides($"VAT {VatRate}% incl.", Money(vat), width)),
            new PrintedLine(""),
            new PrintedLine(PaidBy(receipt.PaidBy, random)),
            new PrintedLine(""),
            new PrintedLine("Thank you for your visit!", IsCentered: true),
        ];
    }

    private static IEnumerable<PrintedLine> Print(LineItem line, PaperStyle style)
    {
        string amount = Money(line.Amount);
        switch (style.Layout)
        {
            case ReceiptLayout.OneLine:
                yield return new PrintedLine(Sides(line.Quantity == 1 ? line.Name : $"{line.Quantity} x {line.Name}", amount, style.Columns));
                break;
            case ReceiptLayout.TwoLines:
                yield return new PrintedLine(line.Name);
                yield return new PrintedLine(Sides($"   {line.Quantity} at {Money(line.Amount / line.Quantity)}", amount, style.Columns));
                break;
            default:
                yield return new PrintedLine(Sides($"{line.Quantity,2}  {line.Name}", amount, style.Columns));
                break;
        }
    }

    private static string PaidBy(PaymentMethod method, Random random) => method switch
    {
        PaymentMethod.Card => string.Create(CultureInfo.InvariantCulture, $"Paid by card  **** {random.Next(10_000):0000}"),
        PaymentMethod.Voucher => "Paid with a voucher",
        _ => "Paid in cash",
    };

    private static string Sides(string left, string right, int width) => left.PadRight(width - right.Length) + right;

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
