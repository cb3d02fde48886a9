using ReceiptFolder;
using ReceiptFolder.Truths;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>Tests how the sample for folders counts the fields that were read right.</summary>
public sealed class ScoreTests
{
    private static readonly Receipt Printed = new("Kiosk", new DateOnly(2026, 5, 8), [new LineItem("Tea", 2, 6.40m), new LineItem("Bun", 1, 1.20m)], 7.60m, PaymentMethod.Card);

    [Fact]
    public void A_receipt_that_was_read_as_it_is_printed_has_all_fields_right()
    {
        Score score = ScoreOf(Printed);

        Assert.Equal((11, 11), (score.Right, score.Fields));
    }

    [Fact]
    public void Each_other_value_is_listed_with_both_texts()
    {
        Score score = ScoreOf(Printed with { Date = new DateOnly(2026, 5, 7), Lines = [new LineItem("Tee", 2, 6.40m)] });

        Assert.Equal(
            [
                new Misreading("a.jpg", "date", "2026-05-08", "2026-05-07"),
                new Misreading("a.jpg", "lines", "2", "1"),
                new Misreading("a.jpg", "lines/0/name", "Tea", "Tee"),
                new Misreading("a.jpg", "lines/1/name", "Bun", "nothing"),
                new Misreading("a.jpg", "lines/1/quantity", "1", "nothing"),
                new Misreading("a.jpg", "lines/1/amount", "1.20", "nothing"),
            ],
            score.Misreadings);
    }

    [Fact]
    public void A_picture_whose_contents_are_not_known_is_not_counted()
    {
        var score = new Score(new Truth(new Dictionary<string, Receipt?> { ["a.jpg"] = null }));
        score.Add("a.jpg", Printed);
        score.Add("b.jpg", Printed);

        Assert.Equal(0, score.Fields);
    }

    private static Score ScoreOf(Receipt read)
    {
        var score = new Score(new Truth(new Dictionary<string, Receipt?> { ["a.jpg"] = Printed }));
        score.Add("a.jpg", read);
        return score;
    }
}
