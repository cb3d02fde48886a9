using GptImage2.Emulator;

namespace GptImage2.Testing.Tests.Malformed;

/// <summary>The rows as test frameworks get them.</summary>
public sealed class RowTests
{
    private static readonly Shape Order = Shape.All[0];

    [Fact]
    public void There_is_a_row_for_each_kind()
    {
        Assert.Equal(Enum.GetValues<MalformedReply>(), MalformedReplyCases.All.Select(static row => (MalformedReply)row[0]));
        Assert.All(MalformedReplyCases.All, static row => Assert.Equal((2, MalformedReplyCases.OutcomeOf((MalformedReply)row[0])), (row.Length, row[1])));
        Assert.Equal(Enum.GetValues<MalformedOutcome>(), MalformedReplyCases.All.Select(static row => (MalformedOutcome)row[1]).Distinct().Order());
    }

    [Fact]
    public void A_document_with_everything_has_all_rows() =>
        Assert.Equal(MalformedReplyCases.All.Select(static row => row[0]), MalformedReplyCases.For(Order.Document, Order.Schema).Select(static row => row[0]));

    [Fact]
    public void What_a_document_does_not_have_is_left_out()
    {
        Shape name = Shape.All.Single(static shape => shape.Method == nameof(IShapes.NameAsync));
        MalformedReply[] kinds = [.. MalformedReplyCases.For(name.Document, name.Schema).Select(static row => (MalformedReply)row[0])];

        Assert.Contains(MalformedReply.Fenced, kinds);
        Assert.Contains(MalformedReply.CutInString, kinds);
        Assert.DoesNotContain(MalformedReply.CutInNumber, kinds);
        Assert.DoesNotContain(MalformedReply.UnknownEnum, kinds);
        Assert.DoesNotContain(MalformedReply.TrailingCommaInList, kinds);
    }

    [Fact]
    public void A_document_that_is_not_a_correct_reply_is_rejected()
    {
        Assert.Contains("must be a correct reply: PropertyRequired at #/", Rejected("{}", Order.Schema), StringComparison.Ordinal);
        Assert.Contains("must be a correct reply: ", Rejected("{", Order.Schema), StringComparison.Ordinal);
        Assert.StartsWith("The text has no JSON Schema.", Rejected(Order.Document, "{}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MalformedOutcome.Repaired, """{"a":1.0}""", true)]
    [InlineData(MalformedOutcome.Repaired, """{"a":2}""", false)]
    [InlineData(MalformedOutcome.Repaired, null, false)]
    [InlineData(MalformedOutcome.Corrected, """{"a":1}""", true)]
    [InlineData(MalformedOutcome.Corrected, """{"a":2}""", false)]
    [InlineData(MalformedOutcome.Corrected, null, true)]
    [InlineData(MalformedOutcome.Changed, """{"a":2}""", true)]
    [InlineData(MalformedOutcome.Changed, null, true)]
    [InlineData(MalformedOutcome.Failed, """{"a":1}""", false)]
    [InlineData(MalformedOutcome.Failed, null, true)]
    public void An_outcome_allows_only_its_values(MalformedOutcome outcome, string? value, bool allowed) =>
        Assert.Equal(allowed, outcome.Allows(value, """{"a":1}"""));

    private static string Rejected(string document, string schema) => Assert.Throws<ArgumentException>(() => MalformedReplyCases.For(document, schema)).Message;
}
