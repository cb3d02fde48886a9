using System.Globalization;
using GptImage2;
using Spectre.Console;

namespace ReceiptReader;

/// <summary>What the program prints.</summary>
internal static class Printout
{
    static Printout()
    {
        // Spectre.Console looks only at TERM, which does not show whether the output is a file or a pipe.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    public static void Announce(Origin origin, GptImage2Client gpt)
    {
        string text = origin switch
        {
            Origin.Model => $"Asking {gpt}.",
            Origin.WrittenByHand => """
                OPENAI_API_KEY is not set: the emulator answers, and no model is asked.
                Its reply was written by hand for this picture.
                """,
            Origin.MadeUp => """
                OPENAI_API_KEY is not set: the emulator answers, and it cannot read pictures.
                The receipt below is made up, whatever the picture shows.
                """,
            Origin.CorrectedByHand => """
                The emulator answers, and no model is asked.
                Its first reply was written by hand so that it breaks the contract,
                its second so that it fits.
                """,
            _ => """
                The emulator answers, and no model is asked.
                Its reply was written by hand so that it breaks the contract.
                """,
        };
        AnsiConsole.Write(new Text(text + "\n\n", new Style(decoration: Decoration.Bold)));
    }

    public static void Show(Receipt receipt, Origin origin)
    {
        var table = new Table { Title = new TableTitle(Head(receipt, origin), Style.Plain), Border = TableBorder.Rounded };
        string total = Invariant($"{receipt.Total:N2}");
        string vat = receipt.Vat is null ? "" : Invariant($"of which VAT {receipt.Vat.Rate:0.##}%");
        string vatAmount = receipt.Vat is null ? "" : Invariant($"{receipt.Vat.Amount:N2}");
        table.AddColumn(new TableColumn("Qty").RightAligned());
        table.AddColumn(new TableColumn("Item") { Footer = new Markup($"[bold]Total[/]\n{vat}") });
        table.AddColumn(new TableColumn("Each").RightAligned());
        table.AddColumn(new TableColumn(Shown(receipt.Currency)) { Footer = new Markup($"[bold]{total}[/]\n{vatAmount}") }.RightAligned());
        foreach (ReceiptLine line in receipt.Lines)
        {
            table.AddRow(
                new Text(Invariant($"{line.Quantity:0.###}")),
                Shown(line.Item),
                new Text(Invariant($"{line.UnitPrice:N2}")),
                new Text(Invariant($"{line.Amount:N2}")));
        }

        AnsiConsole.Write(table);
        AnsiConsole.Write(Shown(Paid(receipt.Payment)));
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine();
    }

    public static void Show(IReadOnlyList<ContractViolation> violations)
    {
        AnsiConsole.WriteLine("No Receipt was made: the reply breaks the contract in these places.");
        Write(violations);
    }

    /// <summary>Shows the repairs and corrections of a reply; most replies need none.</summary>
    public static void Show(Exchange exchange)
    {
        if (exchange.Repairs.Count > 0)
        {
            AnsiConsole.WriteLine("The reply was repaired in these places.");
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns("Path", "Kind", "Before", "After");
            foreach (Repair repair in exchange.Repairs)
                table.AddRow(Shown(repair.Path.Length == 0 ? "the reply" : repair.Path), new Text(repair.Kind.ToString()), Shown(repair.Before), Shown(repair.After));
            AnsiConsole.Write(table);
            AnsiConsole.WriteLine();
        }

        if (exchange.Violations.Count > 0)
        {
            AnsiConsole.WriteLine("It broke the contract in these places, and was asked for again.");
            Write(exchange.Violations);
        }
    }

    /// <summary>Shows what is worth a look although the reply fits its contract; most replies have none.</summary>
    public static void ShowWarnings(IReadOnlyList<ContractViolation> warnings)
    {
        if (warnings.Count == 0)
            return;
        AnsiConsole.WriteLine("The reply fits its contract. Look at these places all the same.");
        Write(warnings);
    }

    private static void Write(IReadOnlyList<ContractViolation> violations)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Path", "Rule", "Expected", "Found");
        foreach (ContractViolation violation in violations)
        {
            table.AddRow(
                Shown(violation.Path.Length == 0 ? "the reply" : violation.Path),
                new Text(violation.Rule.ToString()),
                Shown(violation.Expected),
                Shown(violation.Found ?? "nothing"));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
    }

    public static void ShowCall(string? model, TokenUsage? usage, decimal? cost, string? requestId, Origin origin)
    {
        string emulated = origin == Origin.Model ? "" : ", played by the emulator";
        string estimated = origin == Origin.Model ? "" : ", estimated by the emulator";
        string unbilled = origin == Origin.Model ? "" : "; the emulator bills nothing";
        Grid grid = new Grid().AddColumns(2);
        if (model is not null)
            AddRow("Model", model + emulated);
        if (usage is { } tokens)
            AddRow("Tokens", Invariant($"{tokens.InputTokens:N0} in, {tokens.OutputTokens:N0} out{estimated}"));
        if (cost is not null)
            AddRow("Cost", Invariant($"US$ {cost:0.0000} at the price of {GptImage2Model.Price.AsOf:yyyy-MM-dd}{unbilled}"));
        if (requestId is not null)
            AddRow("Request", requestId);
        AnsiConsole.Write(grid);

        void AddRow(string name, string value) => grid.AddRow(new Text(name), Shown(value));
    }

    private static string Head(Receipt receipt, Origin origin)
    {
        string madeUp = origin == Origin.MadeUp ? "[red]made up, not read[/]\n" : "";
        string address = receipt.Address is null ? "" : Escaped(receipt.Address) + "\n";
        string when = Invariant($"{receipt.Date:d MMMM yyyy}, {receipt.Time:HH:mm}");
        string table = receipt.Table is null ? "" : ", table " + Escaped(receipt.Table);
        return $"{madeUp}[bold]{Escaped(receipt.Shop)}[/]\n{address}{when}\nReceipt {Escaped(receipt.Number)}{table}";
    }

    private static string Paid(Payment payment) => payment switch
    {
        { Method: PaymentMethod.Card, CardDigits: { } digits } => $"Paid by card ending in {digits}",
        { Method: PaymentMethod.Card } => "Paid by card",
        { Method: PaymentMethod.Cash } => "Paid in cash",
        { Method: PaymentMethod.Voucher } => "Paid with a voucher",
        _ => "Not paid yet",
    };

    private static Text Shown(string text) => new(Printable.Of(text));

    private static string Escaped(string text) => Markup.Escape(Printable.Of(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
