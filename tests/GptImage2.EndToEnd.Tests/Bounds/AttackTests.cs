using System.Text;
using GptImage2.Calls;
using GptImage2.Repairing;
using GptImage2.Results;

namespace GptImage2.EndToEnd.Tests.Bounds;

/// <summary>No reply of a megabyte takes many times its size in memory, whatever it has, and at whatever level it is read.</summary>
public sealed class AttackTests
{
    private const int MostTimes = 20;

    public static TheoryData<string> Names => [.. Attacks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reply_takes_at_most_twenty_times_its_size(string name)
    {
        (string contract, Func<string> make) = Attacks.All[name];
        byte[] reply = Encoding.UTF8.GetBytes(make());
        foreach (Leniency leniency in Enum.GetValues<Leniency>())
        {
            // The first time, the pool of arrays is filled too, and a collection of the garbage of other tests may empty it again.
            long allocated = long.MaxValue;
            for (int i = 0; i < 20 && allocated > (long)MostTimes * reply.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Read(contract, reply, leniency, CancellationToken.None);
                allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.True(allocated <= (long)MostTimes * reply.Length, $"{leniency}: {allocated / (double)reply.Length:F1} times the size");
        }
    }

    [Theory]
    [InlineData(513)]
    [InlineData(5_000)]
    [InlineData(9_999)]
    public void All_of_many_quantities_in_quotes_are_repaired(int count)
    {
        string reply = $$"""{"lines":[{{string.Join(',', Enumerable.Repeat("""{"name":"a","quantity":"1"}""", count))}}]}""";

        RepairedReading<LongBill> reading = ReplyReader.Read(JsonContract.Of<LongBill>(), Encoding.UTF8.GetBytes(reply), Leniency.Certain, CancellationToken.None);

        Assert.Empty(reading.Reading.Violations);
        Assert.Equal((count, Math.Min(count, 1_000)), (RepairList.TotalOf(reading.Repairs), reading.Repairs.Count));
        Assert.Equal(count, reading.Reading.Value!.Lines.Sum(static line => line.Quantity));
    }

    [Fact]
    public void Ten_thousand_wrong_values_are_violations_and_no_part_of_them_is_repaired()
    {
        string reply = $$"""{"lines":[{{string.Join(',', Enumerable.Repeat("""{"name":"a","quantity":"1"}""", 10_000))}}]}""";

        RepairedReading<LongBill> reading = ReplyReader.Read(JsonContract.Of<LongBill>(), Encoding.UTF8.GetBytes(reply), Leniency.Certain, CancellationToken.None);

        Assert.Equal(64, reading.Reading.Violations.Count);
        Assert.Empty(reading.Repairs);
    }

    [Fact]
    public void More_than_ten_thousand_members_under_other_names_are_a_violation_since_they_are_not_renamed()
    {
        string reply = $$"""{"lines":[{{string.Join(',', Enumerable.Repeat("""{"name":"a","quantity":1,"NOTE":"b"}""", 10_001))}}]}""";

        foreach (Leniency leniency in (Leniency[])[Leniency.Certain, Leniency.Lossy])
        {
            RepairedReading<LongBill> reading = ReplyReader.Read(JsonContract.Of<LongBill>(), Encoding.UTF8.GetBytes(reply), leniency, CancellationToken.None);

            Assert.Equal(ContractRule.Unmapped, Assert.Single(reading.Reading.Violations).Rule);
        }
    }

    [Fact]
    public void The_same_repairs_in_ten_times_the_text_take_ten_times_the_memory()
    {
        double[] perRepair = [.. ((int[])[2_000, 20_000]).Select(static count =>
        {
            byte[] reply = Encoding.UTF8.GetBytes($$"""{"lines":[{{string.Join(',', Enumerable.Repeat("{'name':\"a\",\"quantity\":1,}", count))}}]}""");
            long before = GC.GetAllocatedBytesForCurrentThread();
            RepairedReading<LongBill> reading = ReplyReader.Read(JsonContract.Of<LongBill>(), reply, Leniency.Certain, CancellationToken.None);
            Assert.Equal(2 * count, RepairList.TotalOf(reading.Repairs));
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
        })];

        Assert.InRange(perRepair[1], 0, 1.2 * perRepair[0]);
    }

    [Fact]
    public void A_cancelled_call_ends_the_repair_of_a_long_reply()
    {
        byte[] reply = Encoding.UTF8.GetBytes(Attacks.All["line feeds in items"].Reply());
        using var source = new CancellationTokenSource();
        source.Cancel();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<OperationCanceledException>(() => ReplyReader.Read(JsonContract.Of<LongBill>(), reply, Leniency.Certain, source.Token));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, reply.Length / 2);
    }

    private static void Read(string contract, byte[] reply, Leniency leniency, CancellationToken cancellationToken)
    {
        switch (contract)
        {
            case nameof(LongBill):
                ReplyReader.Read(JsonContract.Of<LongBill>(), reply, leniency, cancellationToken);
                break;
            case nameof(Tree):
                ReplyReader.Read(JsonContract.Of<Tree>(), reply, leniency, cancellationToken);
                break;
            default:
                ReplyReader.Read(JsonContract.Of<Lists>(), reply, leniency, cancellationToken);
                break;
        }
    }
}
