using System.Text;
using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class PointerTests
{
    [Theory]
    [InlineData("""{"a":X}""", "/a")]
    [InlineData("""{"a/b":X}""", "/a~1b")]
    [InlineData("""{"m~n":X}""", "/m~0n")]
    [InlineData("""{"~1/~0":X}""", "/~01~1~00")]
    [InlineData("""{"":X}""", "/")]
    [InlineData("""{"":{"":X}}""", "//")]
    [InlineData("""{"":[X]}""", "//0")]
    [InlineData("""{" ":X}""", "/ ")]
    [InlineData("""{"käse€😀":X}""", "/käse€😀")]
    [InlineData("""{"\u0061\/\u007e\ud83d\ude00\"\\\n":X}""", "/a~1~0😀\"\\\n")]
    [InlineData("""{"\ud800x":X}""", "/\ufffdx")]
    [InlineData("""{"a":"{[,:]}","b":{"c":"\"]}"},"d":X}""", "/d")]
    [InlineData("""{"a":"\ud800","b":"\\","c":"\udfff\u0041","d":X}""", "/d")]
    [InlineData("""[X]""", "/0")]
    [InlineData("""[0,[],{},[1,2],X]""", "/4")]
    [InlineData("""[[[0,1],[X]]]""", "/0/1/0")]
    [InlineData("""[{"a":[1,{"b":2,"c":[0,0,X]}]}]""", "/0/a/1/c/2")]
    [InlineData("""{"a":{"b":{}},"c":[[]],"d":{"e":X}}""", "/d/e")]
    [InlineData("""{"0":[{"1":X}]}""", "/0/0/1")]
    [InlineData("""[[1,2,3],[4,{"x":1,"y":X}]]""", "/1/1/y")]
    [InlineData("""X""", "")]
    [InlineData("  [ 1 , { \"a\" : X } ]", "/1/a")]
    [Trait("Row", "H7")]
    public void A_value_has_the_pointer_of_its_place(string text, string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text.Replace("X", "\"!\"", StringComparison.Ordinal));
        int offset = Encoding.UTF8.GetByteCount(text[..text.IndexOf('X', StringComparison.Ordinal)]);

        Assert.Equal([path], ViolationLocator.Pointers(utf8, [offset]));
    }

    [Fact]
    public void Values_of_random_documents_have_the_pointers_found_with_Utf8JsonReader()
    {
        const int seed = 77;
        var random = new RandomDocuments(seed);
        for (int i = 0; i < 3_000; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(random.Valid());
            List<(int Offset, string Pointer)> expected = Walk(utf8);

            string[] pointers = ViolationLocator.Pointers(utf8, [.. expected.Select(value => value.Offset)]);
            Assert.True(
                expected.Select(value => value.Pointer).SequenceEqual(pointers),
                $"seed {seed}, document {i}: {Encoding.UTF8.GetString(utf8)}\n{string.Join(' ', pointers)}");
        }
    }

    [Fact]
    public void Offsets_may_be_in_any_order_and_repeated()
    {
        byte[] utf8 = "[10,[20,{\"a\":30}]]"u8.ToArray();

        Assert.Equal(["/1/1/a", "/0", "/1", "", "/0", "/1/0"], ViolationLocator.Pointers(utf8, [13, 1, 4, 0, 1, 5]));
    }

    [Fact]
    public void No_offset_into_any_text_throws()
    {
        const int seed = 78;
        var random = new RandomDocuments(seed);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] text = random.Damaged(Encoding.UTF8.GetBytes(random.Valid()));
            foreach (string pointer in ViolationLocator.Pointers(text, [.. Enumerable.Range(0, text.Length + 2)]))
                Assert.True(pointer is "" || pointer[0] == '/', $"seed {seed}, document {i}: {Convert.ToHexString(text)}");
        }
    }

    [Fact]
    public void Missing_members_have_the_pointer_of_their_expected_place()
    {
        const string text = """{"name":"a","quantity":1,"lines":[{"code":"c","price":1},{"price":1}],"address":{}}""";

        Assert.Equal(["/lines/1/code Required 57", "/address/street Required 80"], Reading.Brief(Reading.OfOrder(text).Violations));
    }

    [Fact]
    public void The_name_of_a_missing_member_is_escaped_in_its_pointer()
    {
        ContractReading<string> reading = Reading.Of("[{}]", (ref json) =>
        {
            json.BeginArray();
            json.NextElement();
            int at = json.BeginObject();
            json.NextMember();
            json.Missing(at, 3, new MemberNames("a/b", "~ä"));
            json.NextElement();
            return "";
        });

        Assert.Equal(["/0/a~1b Required 1", "/0/~0ä Required 1"], Reading.Brief(reading.Violations));
    }

    [Fact]
    public void Unknown_members_are_reported_with_pointers_and_are_no_violation()
    {
        ContractReading<Order> reading = Reading.OfOrder(
            """{"x/y":1,"name":"a","":{"z":[1]},"quantity":2,"lines":[{"code":"c","price":1,"note":null}],"branch":{"k":"\ud800","l":0}}""");

        Assert.Empty(reading.Violations);
        Assert.NotNull(reading.Value);
        Assert.Equal(["/x~1y", "/", "/lines/0/note", "/branch/k", "/branch/l"], reading.UnknownMembers);
    }

    [Fact]
    public void At_most_64_unknown_members_are_reported()
    {
        string text = "{" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"m{i}\":{i}")) + "}";

        ContractReading<Branch> reading = Reading.Of<Branch>(text, Branch.Read);

        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"/m{i}"), reading.UnknownMembers);
    }

    [Fact]
    public void A_member_with_a_malformed_name_is_not_an_unknown_member()
    {
        Assert.Empty(Reading.Of<Branch>("{\"x", Branch.Read).UnknownMembers);
        Assert.Empty(Reading.Of<Branch>("{\"x\" 1}", Branch.Read).UnknownMembers);
    }

    [Fact]
    public void A_name_that_is_not_valid_text_is_a_violation_of_its_object()
    {
        ContractReading<Order> reading = Reading.OfOrder(
            """{"name":"a","quantity":1,"lines":[{"code":"c","price":1,"\ud800":2}],"counts":{"k":1,"\udc00":"x"}}""");

        Assert.Equal(["/lines/0 Format 56", "/counts Format 85", "/counts/\ufffd Type 94"], Reading.Brief(reading.Violations));
        Assert.Equal("\"\\ud800\"", reading.Violations[0].Found);
    }

    [Fact]
    public void Reject_after_a_name_reports_the_name()
    {
        ContractReading<string> reading = Reading.Of("""{"k":{"a":1,"b":2}}""", (ref json) =>
        {
            json.BeginObject();
            json.NextMember();
            json.ReadName();
            json.BeginObject();
            while (json.NextMember())
            {
                if (json.ReadName().SequenceEqual("b"u8))
                    json.Reject(ContractRule.Format, "another name");
                json.ReadInteger<int>();
            }

            json.NextMember();
            return "";
        });

        Assert.Equal(new ContractViolation("/k", ContractRule.Format, "another name", "\"b\"", 12), Assert.Single(reading.Violations));
    }

    [Fact]
    public void The_last_value_of_a_long_text_has_its_pointer()
    {
        string text = "{\"a\":[" + string.Concat(Enumerable.Repeat("{\"k\\u0061\":\"v\\n\"},", 100_000)) + "7]}";

        Assert.Equal(["/a/100000"], ViolationLocator.Pointers(Encoding.UTF8.GetBytes(text), [text.Length - 3]));
    }

    private static List<(int Offset, string Pointer)> Walk(byte[] utf8)
    {
        var values = new List<(int Offset, string Pointer)>();
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        Visit(ref reader, "");
        return values;

        void Visit(ref Utf8JsonReader reader, string pointer)
        {
            values.Add(((int)reader.TokenStartIndex, pointer));
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    Visit(ref reader, $"{pointer}/{i}");
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                    reader.Read();
                    Visit(ref reader, $"{pointer}/{name}");
                }
            }
        }
    }
}
