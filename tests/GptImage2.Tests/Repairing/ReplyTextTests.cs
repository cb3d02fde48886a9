using System.Text;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class ReplyTextTests
{
    [Theory]
    [InlineData("""{"a":1}""", "", """{"a":1}""")]
    [InlineData("Here:\n```json\n{\"a\":1}\n```", "Surroundings Surroundings", """{"a":1}""")]
    [InlineData("""{"a":1} No: {"a":2}""", "OtherJson Surroundings", """{"a":2}""")]
    [InlineData("""See [1]: {"a":1}""", "Surroundings", """{"a":1}""")]
    [InlineData("""<think>{"a":1}</think>{"a":2}""", "Surroundings", """{"a":2}""")]
    [InlineData("""I {mean} {'a':1}""", "Surroundings Quotes", """{"a":1}""")]
    [InlineData("""{\"a\":1}""", "EncodedJson", """{"a":1}""")]
    [InlineData("""{"a":1} <think>{"a":2}</think>""", "Surroundings", """{"a":1}""")]
    [InlineData("""I {"a":1}</think>{"a":2}""", "Surroundings", """{"a":2}""")]
    [InlineData("""{"a":1} /* {"a":2} */""", "Surroundings", """{"a":1}""")]
    [InlineData("Nothing is there.", "", "Nothing is there.")]
    public void The_last_JSON_value_is_extracted(string reply, string kinds, string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(reply);
        IReadOnlyList<TextEdit> edits = ReplyText.Edits(utf8, CancellationToken.None);

        Assert.Equal(kinds, string.Join(' ', edits.OrderBy(static edit => edit.Offset).Select(static edit => edit.Kind)));
        Assert.Equal(json, Encoding.UTF8.GetString(new EditedText(utf8).Apply(edits).Utf8.Span).Trim());
    }

    [Fact]
    public void A_value_that_is_not_complete_is_never_ignored()
    {
        IReadOnlyList<TextEdit> edits = ReplyText.Edits("""{"a":1} {"a":"""u8, CancellationToken.None);

        Assert.Equal([RepairKind.OtherJson], edits.Select(static edit => edit.Kind!.Value));
    }

    [Fact]
    public void A_cancelled_call_ends_the_search() =>
        Assert.Throws<OperationCanceledException>(static () => ReplyText.Edits("{} {}"u8, new CancellationToken(canceled: true)));
}
