using System.Globalization;

namespace GptImage2.EndToEnd.Tests.Bounds;

/// <summary>A reply cannot choose items and keys that have the same hash code.</summary>
public sealed class CollisionTests
{
    private const int Count = 2_000;

    [Fact]
    public void Sets_of_values_whose_own_hash_codes_are_equal_have_others()
    {
        Sets sets = JsonContract.Parse<Sets>($$"""
            {
              "longs": [{{Join(Twice)}}],
              "ulongs": [{{Join(Twice)}}],
              "maybeLongs": [null,{{Join(Twice)}}],
              "wide": [{{Join(Twice)}}],
              "decimals": [{{Join(static i => new decimal(i, i, 0, false, 0))}}],
              "spans": [{{Join(static i => $"\"PT{Twice(i) / 10_000_000m:0.0000000}S\"")}}],
              "ids": [{{Join(static i => $"\"{Id(i)}\"")}}],
              "versions": [{{Join(static i => $"\"{16 * i}.0\"")}}],
              "frozen": [{{Join(Twice)}}],
              "byLong": {{{Join(static i => $"\"{Twice(i)}\":1")}}},
              "byId": {{{Join(static i => $"\"{Id(i)}\":1")}}},
              "immutable": {{{Join(static i => $"\"{Twice(i)}\":1")}}},
              "frozenByLong": {{{Join(static i => $"\"{Twice(i)}\":1")}}}
            }
            """);

        AssertSpread(sets.Longs!, sets.Longs!.Comparer);
        AssertSpread(sets.Ulongs!, sets.Ulongs!.Comparer);
        AssertSpread(sets.MaybeLongs!, sets.MaybeLongs!.Comparer);
        AssertSpread(sets.Wide!, sets.Wide!.Comparer);
        AssertSpread(sets.Decimals!, sets.Decimals!.Comparer);
        AssertSpread(sets.Spans!, sets.Spans!.Comparer);
        AssertSpread(sets.Ids!, sets.Ids!.Comparer);
        AssertSpread(sets.Versions!, sets.Versions!.Comparer);
        AssertSpread(sets.Frozen!, sets.Frozen!.Comparer);
        AssertSpread(sets.ByLong!.Keys, sets.ByLong.Comparer);
        AssertSpread(sets.ById!.Keys, sets.ById.Comparer);
        AssertSpread(sets.Immutable!.Keys, sets.Immutable.KeyComparer);
        AssertSpread(sets.FrozenByLong!.Keys, sets.FrozenByLong.Comparer);
    }

    [Fact]
    public void Doubles_and_times_with_equal_hash_codes_have_others()
    {
        Sets sets = JsonContract.Parse<Sets>($$"""
            {
              "doubles": [{{Join(static i => BitConverter.Int64BitsToDouble(0x3ff0000000000000 + Twice(i)).ToString("R", CultureInfo.InvariantCulture))}}],
              "times": [{{Join(static i => $"\"{new DateTime(Twice(i)):yyyy-MM-ddTHH:mm:ss.fffffff}\"")}}]
            }
            """);

        AssertSpread(sets.Doubles!, sets.Doubles!.Comparer);
        AssertSpread(sets.Times!, sets.Times!.Comparer);
    }

    [Fact]
    public void Equal_values_are_still_one_item()
    {
        Assert.Equal(ContractRule.Duplicate, Rule("""{"decimals":[1.0,1.00]}"""));
        Assert.Equal(ContractRule.Duplicate, Rule("""{"doubles":[0,-0.0]}"""));
        Assert.Equal(ContractRule.Duplicate, Rule("""{"maybeLongs":[null,null]}"""));
        Assert.Equal(ContractRule.Duplicate, Rule("""{"points":[{"x":1,"y":2},{"x":1,"y":2}]}"""));
        Assert.Equal(ContractRule.Duplicate, Rule("""{"byLong":{"1":1,"1":1}}"""));
        Sets sets = JsonContract.Parse<Sets>("""{"decimals":[1.50],"longs":[7],"texts":["a"]}""");
        Assert.True(sets.Decimals!.Contains(1.5m) && sets.Longs!.Contains(7) && sets.Texts!.Contains("a"));
        Assert.True(sets.Longs!.SetEquals([7]));
    }

    [Fact]
    public void Many_objects_whose_own_hash_codes_are_equal_are_a_violation()
    {
        // The hash code of a long is that of its halves together.
        string points = string.Join(',', Enumerable.Range(0, 3_000).Select(static i => $$"""{"x":{{Twice(i)}},"y":0}"""));

        Assert.False(JsonContract.TryParse<Sets>($$"""{"points":[{{points}}]}""", out _, out IReadOnlyList<ContractViolation> violations));

        Assert.Equal(ContractRule.Construction, violations[^1].Rule);
        Assert.Contains("Point.GetHashCode must tell them apart", violations[^1].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_may_be_compared_as_often_as_one_likes_once_they_are_read()
    {
        string points = string.Join(',', Enumerable.Range(0, 100).Select(static i => $$"""{"x":{{Twice(i)}},"y":0}"""));
        Sets sets = JsonContract.Parse<Sets>($$"""{"points":[{{points}}],"pairs":[{"x":1,"y":2}]}""");

        for (int i = 0; i < 1_000; i++)
            Assert.Contains(new Point(0, 0), sets.Points!);
        Assert.Contains((1, 2), sets.Pairs!);
    }

    // Both halves are the same, so that exclusive or gives 0.
    private static long Twice(int number) => ((long)number << 32) | (uint)number;

    private static Guid Id(int number) => new(number, 0, 0, [.. BitConverter.GetBytes(number), 0, 0, 0, 0]);

    private static string Join<T>(Func<int, T> value) => string.Join(',', Enumerable.Range(1, Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{value(i)}")));

    private static ContractRule Rule(string json) =>
        JsonContract.TryParse<Sets>(json, out _, out IReadOnlyList<ContractViolation> violations) ? throw new InvalidOperationException("It fits.") : Assert.Single(violations).Rule;

    // Nearly all hash codes differ, and nearly all remainders by a prime number.
    private static void AssertSpread<T>(IEnumerable<T> items, IEqualityComparer<T> comparer)
    {
        T[] all = [.. items];
        Assert.InRange(all.Length, Count, Count + 1);
        Assert.InRange(all.Select(item => item is null ? 0 : comparer.GetHashCode(item)).Distinct().Count(), Count - 5, Count + 1);
        Assert.InRange(all.Select(item => item is null ? 0 : (uint)comparer.GetHashCode(item) % 2011).Distinct().Count(), Count / 3, Count);
    }
}
