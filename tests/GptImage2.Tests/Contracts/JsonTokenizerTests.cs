using System.Text;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class JsonTokenizerTests
{
    [Fact]
    public void Numbers_are_read_as_by_Utf8JsonReader()
    {
        const string characters = "0019-+.eE";
        var random = new Random(51);
        for (int i = 0; i < 50_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => characters[random.Next(characters.Length)]));
            byte[] utf8 = Encoding.ASCII.GetBytes(text);
            bool isWhole = JsonTokenizer.NumberEnd(utf8, 0, out int end, out string expected) && end == utf8.Length;

            Assert.Equal(IsJson(utf8), isWhole);
            Assert.Equal(isWhole ? utf8.Length : -1, JsonTokenizer.ScalarEnd(utf8, 0) is var scalar && scalar == utf8.Length ? scalar : -1);
            Assert.Contains(expected, (string[])["a digit", "a value"]);
            Assert.InRange(end, 0, utf8.Length);
        }
    }

    [Theory]
    [InlineData("-.5e+", 0, 1, 1, 3, 5, 5)]
    [InlineData("+12.", 0, 1, 3, 4, 4, 4)]
    [InlineData("007", 0, 0, 3, 3, 3, 3)]
    [InlineData("1e5,", 0, 0, 1, 1, 2, 3)]
    [InlineData("x", 0, 0, 0, 0, 0, 0)]
    public void The_parts_of_a_number_are_found(string text, int start, int whole, int wholeEnd, int fractionEnd, int exponent, int end) =>
        Assert.Equal(new NumberToken(start, whole, wholeEnd, fractionEnd, exponent, end), JsonTokenizer.Number(Encoding.ASCII.GetBytes(text), 0));

    [Theory]
    [InlineData("true", 4)]
    [InlineData("false,", 5)]
    [InlineData("null", 4)]
    [InlineData("nul", -1)]
    [InlineData("-1.5]", 4)]
    [InlineData("\"a\"", -1)]
    public void ScalarEnd_finds_the_end_of_a_scalar(string text, int end) => Assert.Equal(end, JsonTokenizer.ScalarEnd(Encoding.ASCII.GetBytes(text), 0));

    [Fact]
    public void Strings_are_read_as_by_Utf8JsonReader()
    {
        var documents = new RandomDocuments(52);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(documents.String());
            if (i % 2 == 1)
                utf8 = [(byte)'"', .. documents.Damaged(utf8[1..])];
            if (!System.Text.Unicode.Utf8.IsValid(utf8))
                continue;
            Assert.Equal(IsJson(utf8), JsonTokenizer.StringEnd(utf8, 0) is var end && end >= 0 && IsJson(utf8.AsSpan(0, end)) && JsonTokenizer.WhitespaceEnd(utf8, end) == utf8.Length);
        }
    }

    [Fact]
    public void Stops_in_a_string_are_the_same_wherever_the_text_is_cut()
    {
        var documents = new RandomDocuments(53);
        var random = new Random(53);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] utf8 = documents.Damaged(Encoding.UTF8.GetBytes(documents.String() + documents.String()));
            List<(StringStop, int, int)> whole = [];
            Follow(utf8, 1, whole);

            List<(StringStop, int, int)> pieces = [];
            int position = Math.Min(1, utf8.Length);
            for (int end = 0; end < utf8.Length;)
            {
                end = Math.Min(utf8.Length, end + random.Next(1, 5));
                if (position <= end)
                    position = Follow(utf8.AsSpan(0, end), position, pieces);
            }

            // A token that is cut off in the complete text stays open there.
            Assert.Equal(whole.Where(static stop => stop.Item1 is not (StringStop.End or StringStop.CutEscape)), pieces.Where(static stop => stop.Item1 is not (StringStop.End or StringStop.CutEscape)));
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\r\n1", 4)]
    [InlineData("                                        x", 40)]
    [InlineData("\u00a0", 0)]
    public void White_space_ends_where_something_else_begins(string text, int end) =>
        Assert.Equal(end, JsonTokenizer.WhitespaceEnd(Encoding.UTF8.GetBytes(text), 0));

    [Theory]
    [InlineData("  1 : true ]", 11)]
    [InlineData("1,2", 1)]
    [InlineData("null", -1)]
    public void Structure_is_found_outside_of_strings(string text, int place) => Assert.Equal(place, JsonTokenizer.NextStructure(Encoding.ASCII.GetBytes(text), 0));

    [Fact]
    public void Nesting_is_closed_from_the_innermost_on()
    {
        var nesting = new JsonNesting();
        foreach (bool isObject in (bool[])[true, false, false, true])
            nesting.Enter(isObject);
        Assert.True(nesting.IsObject);
        nesting.Leave();
        nesting.Enter(isObject: true);

        byte[] closed = new byte[nesting.Depth];
        nesting.Close(closed);
        Assert.Equal("}]]}", Encoding.ASCII.GetString(closed));
        Assert.False(nesting.IsFull);
    }

    // Moves past escapes and errors. At the end of the text the search continues later with more text.
    private static int Follow(ReadOnlySpan<byte> text, int position, List<(StringStop, int, int)> stops)
    {
        while (true)
        {
            StringStop stop = JsonTokenizer.NextStop(text, ref position, out int length);
            stops.Add((stop, position, length));
            if (stop is StringStop.End or StringStop.CutEscape)
                return position;
            position += Math.Max(1, length);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
