using System.Text;
using GptImage2.Calls;
using GptImage2.Contracts;
using GptImage2.Repairing;
using GptImage2.Results;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Contracts;

namespace GptImage2.Tests.Repairing;

public sealed class ReplyRepairerTests
{
    private static readonly string[] BrokenProducts =
    [
        """{'name':"a","count":1}""",
        """{name:"a","count":2}""",
        """{"name":"a" "count":3}""",
        """{"name":"a","count":4,}""",
        """{"name":"a","count":+5}""",
        """{"name":“a”,"count":6}""",
        """{"name":"a","count":7}/* seen */""",
        "{\"name\":\"a\tb\",\"count\":8}",
        """{"name":a,"count":9}""",
        """{"name":"a","count":10,"kind":None}""",
    ];

    [Fact]
    public void All_syntax_repairs_are_made_and_listed_with_their_places()
    {
        RepairedReading<Shelf> reading = Read(BrokenReply(20), Leniency.Certain);

        Assert.Empty(reading.Reading.Violations);
        Assert.Equal(20, reading.Reading.Value!.Products.Count);
        string[] kinds = ["Quotes", "Unquoted", "MissingComma", "TrailingComma", "NumberForm", "Quotes", "Comment", "ControlCharacter", "Unquoted", "Literal"];
        Assert.Equal([.. kinds, .. kinds], reading.Repairs.Select(static repair => repair.Kind.ToString()));
        Assert.Equal("/products/11", reading.Repairs[11].Path);
        Assert.Equal(("name", "\"name\""), (reading.Repairs[11].Before, reading.Repairs[11].After));
    }

    [Fact]
    public void Memory_grows_no_faster_than_the_number_of_syntax_repairs()
    {
        Assert.Equal(1_000, Read(BrokenReply(1_000), Leniency.Certain).Repairs.Count);
        double[] perRepair = [.. ((int[])[1_000, 10_000, 100_000]).Select(count => (double)Allocated(BrokenReply(count), count) / count)];

        Assert.InRange(perRepair[1] / perRepair[0], 0, 1.5);
        Assert.InRange(perRepair[2] / perRepair[1], 0, 1.5);
        TestContext.Current.TestOutputHelper?.WriteLine($"Bytes a repair: {string.Join(", ", perRepair.Select(static bytes => $"{bytes:F0}"))}");
    }

    [Fact]
    public void Memory_grows_no_faster_than_the_members_of_an_object()
    {
        static byte[] reply(int members) => Encoding.UTF8.GetBytes(
            $$"""{"words":{{{string.Join(',', Enumerable.Range(0, members).Select(static i => $"\"w{i}\":{i}"))}}},"Note":"x","products":[{"Name":"a","count":"1"}]}""");
        Assert.Equal(3, Read(reply(10), Leniency.Certain).Repairs.Count);
        double[] perMember = [.. ((int[])[1_000, 10_000, 100_000]).Select(count => (double)Allocated(reply(count), 3) / count)];

        Assert.InRange(perMember[1] / perMember[0], 0, 1.5);
        Assert.InRange(perMember[2] / perMember[1], 0, 1.5);
    }

    [Fact]
    public void Memory_grows_no_faster_than_the_items_that_are_left_out_of_a_list()
    {
        static byte[] reply(int items) => Encoding.UTF8.GetBytes(
            $$"""{"products":[{{string.Join(',', Enumerable.Range(0, items).Select(i => $$"""{"name":"a","count":{{(i % (items / 20) == 0 ? "\"many\"" : "1")}}}"""))}}]}""");
        Assert.Equal(20, Read(reply(1_000), Leniency.Lossy).Repairs.Count);
        double[] perItem = [.. ((int[])[1_000, 10_000, 100_000]).Select(count => (double)Allocated(reply(count), 20, Leniency.Lossy) / count)];

        Assert.InRange(perItem[1] / perItem[0], 0, 1.5);
        Assert.InRange(perItem[2] / perItem[1], 0, 1.5);
    }

    [Theory]
    [InlineData(Leniency.Certain)]
    [InlineData(Leniency.Lossy)]
    public void A_cancelled_call_ends_the_repair(Leniency leniency)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        byte[][] replies =
        [
            BrokenReply(10),
            """{"products":[{"Name":"a","count":"1"}]}"""u8.ToArray(),
        ];
        foreach (byte[] reply in replies)
        {
            ContractReading<Shelf> reading = ContractReader.Read(Shelf.Contract, reply);
            OperationCanceledException error = Assert.Throws<OperationCanceledException>(
                () => ReplyRepairer<Shelf>.Repair(Shelf.Contract, reply, reading, leniency, source.Token));
            Assert.Equal(source.Token, error.CancellationToken);
        }
    }

    [Fact]
    public void A_reply_that_fits_is_not_repaired_even_by_a_cancelled_call()
    {
        byte[] reply = """{"products":[{"name":"a","count":1}]}"""u8.ToArray();

        RepairedReading<Shelf> reading = ReplyReader.Read(Shelf.Contract, reply, Leniency.Lossy, new CancellationToken(canceled: true));

        Assert.Equal(new Product("a", 1, null), Assert.Single(reading.Reading.Value!.Products));
        Assert.Empty(reading.Repairs);
        Assert.True(reading.Reading.Fits);
    }

    [Fact]
    public void Strict_reading_changes_nothing()
    {
        byte[] reply = BrokenReply(3);

        RepairedReading<Shelf> reading = ReplyReader.Read(Shelf.Contract, reply, Leniency.Strict, new CancellationToken(canceled: true));

        Assert.Equal(ContractRule.Syntax, Assert.Single(reading.Reading.Violations).Rule);
        Assert.Empty(reading.Repairs);
        Assert.Equal(reply, reading.Utf8);
    }

    [Theory]
    [InlineData("""{"products":[{"Name":"a","count":"1"}]}""", "NameSpelling NumberInString", """{"products":[{"name":"a","count":1}]}""")]
    [InlineData("""{"shelf":{"products":[]}}""", "Wrapper", """{"products":[]}""")]
    [InlineData("""{"products":[{"name":"a","count":1,"kind":"Soft Drink"}]}""", "EnumSpelling", """{"products":[{"name":"a","count":1,"kind":"soft_drink"}]}""")]
    [InlineData("""{"products":[{"name":"a","count":1,"count":1}]}""", "RepeatedMember", """{"products":[{"name":"a","count":1}]}""")]
    [InlineData("""{"products":{"name":"a","count":1}}""", "SingleItem", """{"products":[{"name":"a","count":1}]}""")]
    [InlineData("""Here: {"products":[]}.""", "Surroundings Surroundings", """{"products":[]}""")]
    public void Values_are_repaired_by_the_schema(string reply, string kinds, string repaired)
    {
        RepairedReading<Shelf> reading = Read(Encoding.UTF8.GetBytes(reply), Leniency.Certain);

        Assert.Equal(repaired, Encoding.UTF8.GetString(reading.Utf8.Span));
        Assert.Equal(kinds, string.Join(' ', reading.Repairs.Select(static repair => repair.Kind)));
        Assert.Empty(reading.Reading.Violations);
    }

    [Theory]
    [InlineData("""{"products":[{"name":"a","count":1}]} {"products":[]}""")]
    [InlineData("""{"products":[]},"note":"x"}""")]
    [InlineData("{\"products\":[]}\n{\"note\":\"x\"}")]
    [InlineData("{\"products\":[],\"note\":null}\n{\"words\":{\"a\":1}}")]
    public void Two_answers_that_differ_and_data_after_the_answer_are_violations(string reply)
    {
        RepairedReading<Shelf> reading = Read(Encoding.UTF8.GetBytes(reply), Leniency.Certain);

        Assert.Equal(("", ContractRule.Syntax), Assert.Single(reading.Reading.Violations.Select(static violation => (violation.Path, violation.Rule))));
        Assert.Null(reading.Reading.Value);
        Assert.Empty(reading.Repairs);
    }

    [Theory]
    [InlineData("""{"products":[]} {"note":"x","products":[]}""", "x")]
    [InlineData("""{"note":"x","products":[]} {"products":[]}""", "x")]
    [InlineData("""{"products":[7]} {"products":[]}""", null)]
    [InlineData("""{"products":[]} {"other":[]}""", null)]
    [InlineData("""{"products":[]} {}""", null)]
    [InlineData("""{"products":[]} Not printed: {"note":null}""", null)]
    [InlineData("""{"products":[],"note":"x"} Legend: {"note":"text"}""", "x")]
    public void Of_several_values_the_answer_is_the_one_that_fits_and_has_all_that_the_others_have(string reply, string? note)
    {
        RepairedReading<Shelf> reading = Read(Encoding.UTF8.GetBytes(reply), Leniency.Certain);

        Assert.Empty(reading.Reading.Violations);
        Assert.Empty(reading.Reading.Value!.Products);
        Assert.Contains(reading.Repairs, static repair => repair.Kind == RepairKind.OtherJson);
        Assert.Equal(note is null ? "" : "x", Encoding.UTF8.GetString(reading.Utf8.Span).Contains("\"x\"", StringComparison.Ordinal) ? "x" : "");
    }

    [Fact]
    public void As_many_values_as_there_are_can_be_repaired()
    {
        string reply = $$"""{"products":[{{string.Join(',', Enumerable.Repeat("""{"name":7,"count":"1"}""", 2_000))}}]}""";

        RepairedReading<Shelf> reading = Read(Encoding.UTF8.GetBytes(reply), Leniency.Certain);

        Assert.Empty(reading.Reading.Violations);
        Assert.Equal((4_000, 1_000), (RepairList.TotalOf(reading.Repairs), reading.Repairs.Count));
        Assert.Equal(2_000, reading.Reading.Value!.Products.Count);
    }

    [Fact]
    public void No_more_than_64_violations_are_left()
    {
        string reply = $$"""{"products":[{{string.Join(',', Enumerable.Repeat("""{"name":"a","count":"many"}""", 200))}}]}""";

        Assert.Equal(64, Read(Encoding.UTF8.GetBytes(reply), Leniency.Certain).Reading.Violations.Count);
    }

    [Fact]
    public void Remaining_violations_have_their_offsets_in_the_original_reply()
    {
        const string reply = """Look: {'products':[{name:"a","count":"many"}]}""";

        RepairedReading<Shelf> reading = Read(Encoding.UTF8.GetBytes(reply), Leniency.Certain);

        ContractViolation left = Assert.Single(reading.Reading.Violations);
        Assert.Equal(("/products/0/count", reply.IndexOf("\"many\"", StringComparison.Ordinal)), (left.Path, left.Offset));
    }

    private static byte[] BrokenReply(int products) => Encoding.UTF8.GetBytes(
        $$"""{"products":[{{string.Join(',', Enumerable.Range(0, products).Select(static i => BrokenProducts[i % BrokenProducts.Length]))}}]}""");

    private static RepairedReading<Shelf> Read(byte[] reply, Leniency leniency) =>
        ReplyReader.Read(Shelf.Contract, reply, leniency, CancellationToken.None);

    private static long Allocated(byte[] reply, int repairs, Leniency leniency = Leniency.Certain)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        RepairedReading<Shelf> reading = Read(reply, leniency);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(repairs, RepairList.TotalOf(reading.Repairs));
        Assert.Empty(reading.Reading.Violations);
        return allocated;
    }
}
