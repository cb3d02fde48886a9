using System.Text.Json;
using System.Text;
using GptImage2.Calls.Streaming;
using GptImage2.Tests.Contracts;

namespace GptImage2.Tests.Calls.Streaming;

public sealed class PartialJsonTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData("Here it is:", "{}")]
    [InlineData("{", "{}")]
    [InlineData("{\"na", "{}")]
    [InlineData("{\"name\":", "{}")]
    [InlineData("{\"name\":\"", "{\"name\":\"\"}")]
    [InlineData("{\"name\":\"mi", "{\"name\":\"mi\"}")]
    [InlineData("{\"name\":\"mi\\", "{\"name\":\"mi\"}")]
    [InlineData("{\"name\":\"mi\\u00e", "{\"name\":\"mi\"}")]
    [InlineData("{\"name\":\"\\ud83d\\ude0", "{\"name\":\"\"}")]
    [InlineData("{\"name\":\"\\ud83d\\ude00", "{\"name\":\"\\ud83d\\ude00\"}")]
    [InlineData("{\"name\":\"\\ud83d!", "{\"name\":\"\\ud83d!\"}")]
    [InlineData("{\"name\":\"\\ud83d\",\"b\":1}", "{\"name\":\"\\ud83d\",\"b\":1}")]
    [InlineData("{\"count\":1", "{}")]
    [InlineData("{\"count\":12,", "{\"count\":12}")]
    [InlineData("{\"a\":tru", "{}")]
    [InlineData("{\"a\":true ", "{\"a\":true}")]
    [InlineData("{\"a\":[1,2", "{\"a\":[1]}")]
    [InlineData("{\"a\":[{\"b\":[", "{\"a\":[{\"b\":[]}]}")]
    [InlineData("{\"a\":1} {\"a\":2}", "{\"a\":1}")]
    [InlineData("Fill {x}: {\"a\":1}", "{\"a\":1}")]
    [InlineData("<think>Or {\"a\":1}", "{}")]
    [InlineData("<think>Or {\"a\":1}</think>{\"a\":2}", "{\"a\":2}")]
    [InlineData("a < b / c: /* {\"a\":1} */ {\"a\":2}", "{\"a\":2}")]
    [InlineData("<thi", "{}")]
    [InlineData("{\"a\":1,\"b\":x,\"c\":2}", "{\"a\":1}")]
    [InlineData("{\"a\":1,\"b\":\"x\ny\"}", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("{\"a\":1,\"b\":\"x\\qy\"}", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("{\"a\":1,\"b\":\"x\\u12g4\"}", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("{\"a\":1,\"b\\q\":2}", "{\"a\":1}")]
    [InlineData("{\"a\":[1}", "{\"a\":[1]}")]
    [InlineData("{\"a\":1,}", "{\"a\":1}")]
    public void The_text_so_far_is_completed(string text, string closed)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(closed, Closed(utf8, [utf8.Length]));
        Assert.Equal(closed, Closed(utf8, Enumerable.Range(1, utf8.Length)));
    }

    [Fact]
    public void An_incomplete_character_is_not_shown()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes("{\"name\":\"aä€😀\"}");
        string[] shown = [.. Enumerable.Range(9, 11).Select(end => Closed(utf8[..end], [end])["{\"name\":\"".Length..^2])];
        Assert.Equal(["", "a", "a", "aä", "aä", "aä", "aä€", "aä€", "aä€", "aä€", "aä€😀"], shown);
    }

    [Fact]
    public void Every_completed_prefix_is_a_part_of_the_document()
    {
        var documents = new RandomDocuments(17);
        for (int i = 0; i < 150; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes($$"""{"value":{{documents.Valid(4)}}}""");
            using var whole = JsonDocument.Parse(utf8);
            var partial = new PartialJson();
            int length = 0;
            for (int end = 0; end <= utf8.Length; end++)
            {
                partial.Follow(utf8.AsSpan(0, end));
                using var view = JsonDocument.Parse(partial.Close(utf8.AsSpan(0, end)));
                AssertView(view.RootElement, whole.RootElement);
                Assert.InRange(partial.Length, length, end);
                length = partial.Length;
            }

            Assert.Equal(utf8, partial.Close(utf8));
        }
    }

    [Fact]
    public void Malformed_JSON_is_shown_up_to_the_error()
    {
        var documents = new RandomDocuments(18);
        for (int i = 0; i < 1500; i++)
        {
            byte[] utf8 = documents.Damaged(Encoding.UTF8.GetBytes($$"""{"value":{{documents.Valid(4)}}}"""));
            var partial = new PartialJson();
            for (int end = 0; end <= utf8.Length; end++)
            {
                partial.Follow(utf8.AsSpan(0, end));
                JsonDocument.Parse(partial.Close(utf8.AsSpan(0, end))).Dispose();
            }
        }
    }

    [Theory]
    [InlineData("{\"a\":\"", "\"}")]
    [InlineData("{\"", "\":1}")]
    [InlineData("{\"a\":[", "0]}")]
    public void Text_is_not_read_twice(string start, string end)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(start.EndsWith('[') ? "1," : "x€\\u00e4", 100)) + end);
        var partial = new PartialJson();
        for (int length = 1; length <= utf8.Length; length++)
        {
            byte[] text = utf8[..length];
            // At most an escape that is cut off is read again.
            text.AsSpan(0, Math.Max(0, length - 6)).Fill((byte)'?');
            partial.Follow(text);
        }

        Assert.Equal(utf8, partial.Close(utf8));
    }

    [Fact]
    public void JSON_nested_deeper_than_64_levels_is_not_followed()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100));
        using var view = JsonDocument.Parse(Closed(utf8, [utf8.Length]));
        Assert.Equal(JsonValueKind.Array, view.RootElement.GetProperty("a").ValueKind);
    }

    private static string Closed(byte[] utf8, IEnumerable<int> ends)
    {
        var partial = new PartialJson();
        foreach (int end in ends)
            partial.Follow(utf8.AsSpan(0, end));
        return Encoding.UTF8.GetString(partial.Close(utf8));
    }

    private static void AssertView(JsonElement view, JsonElement whole)
    {
        Assert.Equal(whole.ValueKind, view.ValueKind);
        switch (view.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] members = [.. whole.EnumerateObject()];
                int member = 0;
                foreach (JsonProperty shown in view.EnumerateObject())
                {
                    Assert.Equal(members[member].Name, shown.Name);
                    AssertView(shown.Value, members[member++].Value);
                }

                break;
            case JsonValueKind.Array:
                JsonElement[] elements = [.. whole.EnumerateArray()];
                int element = 0;
                foreach (JsonElement shown in view.EnumerateArray())
                    AssertView(shown, elements[element++]);
                break;
            case JsonValueKind.String:
                Assert.StartsWith(view.GetString()!, whole.GetString()!, StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(whole.GetRawText(), view.GetRawText());
                break;
        }
    }
}
