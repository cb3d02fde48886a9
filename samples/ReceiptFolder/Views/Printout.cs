using System.Globalization;
using GptImage2;
using GptImage2.Emulator;
using ReceiptFolder.Emulation;
using ReceiptFolder.Truths;
using Spectre.Console;

namespace ReceiptFolder.Views;

/// <summary>What the program prints before and after a run.</summary>
internal static class Printout
{
    private const int MostRows = 10;
    private const int MostCharacters = 240;

    static Printout()
    {
        // Spectre.Console looks only at TERM, which does not show whether the output is a file or a pipe.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    public static void Announce(PictureFolder folder, GptImage2Client gpt, GptImage2Emulator? emulator)
    {
        string text = (emulator, folder.Truth) switch
        {
            (null, _) => $"Asking {gpt}.",
            (_, null) => """
                OPENAI_API_KEY is not set: the emulator answers, and it cannot read pictures.
                All receipts are made up, whatever the pictures show. Nothing is billed.
                """,
            _ => $"""
                OPENAI_API_KEY is not set: the emulator answers, and no model is asked.
                After {EmulatedModel.Delay.TotalMilliseconds:0} ms it answers each picture with what was drawn on it.
                By design it refuses one picture, breaks the contract in some replies,
                misreads some dates, and answers some requests with 429.
                Its dollars are estimates; nothing is billed.
                """,
        };
        AnsiConsole.Write(new Text(text + "\n\n", new Style(decoration: Decoration.Bold)));
    }

    public static void Show(RunReport report, string tablePath)
    {
        ShowFailed(report.Failed);
        if (report.Score is { Misreadings: { Count: > 0 } misreadings })
            Show(misreadings);

        Grid grid = new Grid().AddColumns(2);
        AddRow("Read", Invariant($"{report.Read:N0} pictures, written to {tablePath}"));
        AddRow("Failed", Invariant($"{report.Failed.Count:N0}"));
        AddRow("From the journal", Invariant($"{report.FromJournal:N0}, pictures that are equal to others among them"));
        AddRow("Corrections", Invariant($"{report.Corrections:N0}"));
        AddRow("Repairs", Invariant($"{report.Repairs:N0}"));
        AddRow("Spent", Invariant($"{Figures.Dollars(report.Spent)} in this run"));
        if (report.Last is { PossiblyBilledRequests: > 0 } last)
            AddRow("Possibly billed", Invariant($"{last.PossiblyBilledRequests:N0} requests that got no reply, {Figures.Dollars(last.PossiblyBilled)}"));
        AddRow("Time", Invariant($"{report.Elapsed.TotalSeconds:0.0} s"));
        if (report.Changed > 0)
            AddRow("Changed", Invariant($"{report.Changed:N0} pictures or prompts since the last run"));
        if (report.SourceMissing > 0)
            AddRow("Missing", Invariant($"{report.SourceMissing:N0} files; their receipts came from the journal"));
        if (report.Score is { Fields: > 0 } score)
            AddRow("Fields right", Invariant($"{score.Right:N0} of {score.Fields:N0}"));
        AnsiConsole.Write(grid);

        void AddRow(string name, string value) => grid.AddRow(new Text(name), new Text(Printable.Of(value)));
    }

    private static void ShowFailed(IReadOnlyList<FailedPicture> failed)
    {
        if (failed.Count == 0)
            return;
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Not read", "Why");
        foreach (FailedPicture picture in failed.OrderBy(static picture => picture.File, StringComparer.Ordinal).Take(MostRows))
            table.AddRow(new Text(Printable.Of(picture.File)), new Text(Short($"{picture.Kind}: {picture.Message}")));
        AnsiConsole.Write(table);
        ShowRest(failed.Count);
        AnsiConsole.WriteLine("--retry-failed asks for these pictures again, and for no others.");
        AnsiConsole.WriteLine();
    }

    private static void Show(IReadOnlyList<Misreading> misreadings)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Misread", "Field", "Printed", "Read");
        foreach (Misreading misreading in misreadings.OrderBy(static misreading => misreading.File, StringComparer.Ordinal).Take(MostRows))
            table.AddRow(new Text(Printable.Of(misreading.File)), new Text(misreading.Field), new Text(misreading.Printed), new Text(Printable.Of(misreading.Read)));
        AnsiConsole.Write(table);
        ShowRest(misreadings.Count);
    }

    private static void ShowRest(int count)
    {
        if (count > MostRows)
            AnsiConsole.WriteLine(Invariant($"… and {count - MostRows:N0} more."));
        AnsiConsole.WriteLine();
    }

    private static string Short(string text)
    {
        string line = Printable.Of(text.ReplaceLineEndings(" "));
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "…";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
