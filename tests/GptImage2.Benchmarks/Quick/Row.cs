namespace GptImage2.Benchmarks.Quick;

/// <summary>The result of one contest.</summary>
internal sealed class Row(string payload, bool isIndented, bool isLarge, int size, Contest contest)
{
    private readonly double _graphBytes = contest.Bytes(PayloadContest.Graph);

    public string Label => payload + (isIndented ? " i" : " c");

    public bool IsIndented => isIndented;

    public bool IsLarge => isLarge;

    public int Size => size;

    public Contest Contest => contest;

    public double Read { get; } = contest.Ratio(PayloadContest.Ours, PayloadContest.Serializer);

    public double ReadToBare { get; } = contest.Ratio(PayloadContest.Ours, PayloadContest.Bare);

    public double Spoiled { get; } = contest.Ratio(PayloadContest.Spoiled, PayloadContest.Serializer);

    public double Bare { get; } = contest.Ratio(PayloadContest.Bare, PayloadContest.Serializer);

    public double Graph { get; } = contest.Ratio(PayloadContest.Graph, PayloadContest.Serializer);

    public double Body { get; } = contest.Ratio(PayloadContest.OursBody, PayloadContest.SerializerBody);

    public double? Schema { get; } = Optional(contest, PayloadContest.Schema, PayloadContest.Serializer);

    public double? SchemaToRead { get; } = Optional(contest, PayloadContest.Schema, PayloadContest.Ours);

    public double? Writer { get; } = Optional(contest, PayloadContest.OursWriter, PayloadContest.SerializerWriter);

    public double Allocated => contest.Bytes(PayloadContest.Ours) / _graphBytes;

    public double SerializerAllocated => contest.Bytes(PayloadContest.Serializer) / _graphBytes;

    private static double? Optional(Contest contest, string name, string to) => contest.Has(name) ? contest.Ratio(name, to) : null;
}
