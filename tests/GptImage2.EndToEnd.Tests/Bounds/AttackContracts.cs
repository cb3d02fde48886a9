using System.Numerics;

namespace GptImage2.EndToEnd.Tests.Bounds;

public enum Payment
{
    CreditCard,
    Cash,
    GiftVoucher,
}

[JsonContract]
public partial record BillLine(string Name, int Quantity, decimal Price = 0, string? Note = null, Payment? Payment = null);

[JsonContract]
public partial record LongBill(IReadOnlyList<BillLine> Lines, string? Shop = null);

[JsonContract]
public partial record Tree(string? Name, IReadOnlyList<Tree>? Children);

[JsonContract]
public partial record Lists(
    IReadOnlyList<int> Values,
    IReadOnlyList<string>? Texts = null,
    IReadOnlyList<bool>? Flags = null,
    IReadOnlyList<Payment>? Payments = null,
    IReadOnlyList<DateOnly>? Dates = null,
    IReadOnlyList<byte[]>? Blobs = null,
    IReadOnlyList<BigInteger>? Large = null,
    IReadOnlyList<decimal>? Amounts = null,
    Dictionary<string, int>? Words = null);

[JsonContract]
public partial record Point(long X, long Y);

[JsonContract]
public partial record Sets(
    HashSet<long>? Longs = null,
    HashSet<ulong>? Ulongs = null,
    HashSet<double>? Doubles = null,
    HashSet<decimal>? Decimals = null,
    HashSet<TimeSpan>? Spans = null,
    HashSet<DateTime>? Times = null,
    HashSet<Guid>? Ids = null,
    HashSet<Int128>? Wide = null,
    HashSet<Version>? Versions = null,
    HashSet<long?>? MaybeLongs = null,
    HashSet<Point>? Points = null,
    HashSet<(long X, long Y)>? Pairs = null,
    System.Collections.Frozen.FrozenSet<long>? Frozen = null,
    Dictionary<long, int>? ByLong = null,
    Dictionary<Guid, int>? ById = null,
    System.Collections.Immutable.ImmutableDictionary<long, int>? Immutable = null,
    System.Collections.Frozen.FrozenDictionary<ulong, int>? FrozenByLong = null,
    HashSet<string>? Texts = null);
