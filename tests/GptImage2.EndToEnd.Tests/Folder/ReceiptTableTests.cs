using ReceiptFolder;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>Tests the table that the sample for folders writes.</summary>
public sealed class ReceiptTableTests : IDisposable
{
    private static readonly Receipt Tea = new("Kiosk", new DateOnly(2026, 5, 8), [new LineItem("Tea", 2, 6.40m)], 6.40m, PaymentMethod.Card);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("receipt-table-");

    private string Path => System.IO.Path.Combine(_directory.FullName, "receipts.csv");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_row_takes_the_place_of_the_row_of_the_same_picture()
    {
        Save(table =>
        {
            table.Put("b.jpg", Tea);
            table.Put("a.jpg", Tea);
        });
        Save(table => table.Put("b.jpg", Tea with { Total = 7 }));

        Assert.Equal(["file,merchant,date,lines,total,paid_by", "a.jpg,Kiosk,2026-05-08,1,6.40,Card", "b.jpg,Kiosk,2026-05-08,1,7,Card"], File.ReadAllLines(Path));
    }

    [Fact]
    public void A_picture_that_fails_loses_its_row()
    {
        Save(table => table.Put("a.jpg", Tea));
        Save(table => table.Remove("a.jpg"));

        Assert.Single(File.ReadAllLines(Path));
    }

    [Fact]
    public void Commas_quotes_and_line_breaks_stay_in_their_cell_and_formulas_are_text()
    {
        Save(table => table.Put("a \"b\", c.jpg", Tea with { Merchant = "Tea, \"Co\"\nLtd" }));
        Save(table =>
        {
            table.Put("a \"b\", c.jpg", Tea with { Merchant = "=1+1" });
            table.Put("d.jpg", Tea);
        });

        Assert.Equal(["\"a \"\"b\"\", c.jpg\",'=1+1,2026-05-08,1,6.40,Card", "d.jpg,Kiosk,2026-05-08,1,6.40,Card"], File.ReadAllLines(Path).Skip(1));
    }

    private void Save(Action<ReceiptTable> change)
    {
        var table = ReceiptTable.Open(Path);
        change(table);
        table.Save();
    }
}
