using System.Numerics;
using System.Text;
using System.Text.Json;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>What the writer writes, the reader reads as the same value, and System.Text.Json as the same tokens.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Extreme_integers_round_trip()
    {
        Check(new Integers(sbyte.MinValue, 0, short.MinValue, 0, int.MinValue, 0, long.MinValue, 0, Int128.MinValue, 0, -BigInteger.Pow(10, 100)), Integers.FromJson);
        Check(new Integers(sbyte.MaxValue, 255, short.MaxValue, ushort.MaxValue, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue, Int128.MaxValue, UInt128.MaxValue, BigInteger.Pow(10, 100)), Integers.FromJson);
        Check(new NullableIntegers(1, null, 3, null, 5, null, 7, null, 9, null, 11), NullableIntegers.FromJson);
        Check(new NullableIntegers(null, 2, null, 4, null, 6, null, 8, null, 10, null), NullableIntegers.FromJson);
    }

    [Fact]
    public void Extreme_numbers_round_trip()
    {
        Check(new Numbers(Half.MaxValue, float.MaxValue, double.MaxValue, decimal.MaxValue, null, null, null, null), Numbers.FromJson);
        Check(new Numbers(Half.Epsilon, float.Epsilon, double.Epsilon, 0.0000000000000000000000000001m, Half.MinValue, 0.1f, 0.1, -79228162514264337593543950335m), Numbers.FromJson);
    }

    [Fact]
    public void Texts_of_every_kind_round_trip()
    {
        Check(new Texts("\"\\/\b\f\n\r\t\0\u001f<>&'+ü日🧾\u2028", null, true, null, 'x', null, Guid.Parse("0c0ffee0-0000-4000-8000-000000000000"), null, new Uri("https://example.com/a?b=c#d"), null), Texts.FromJson);
        Check(new Texts("", "", false, false, '"', '\u2028', Guid.Empty, Guid.Empty, new Uri("urn:a:b"), new Uri("mailto:a@example.com")), Texts.FromJson);
    }

    [Fact]
    public void Times_round_trip_to_the_tick()
    {
        DateTime utc = new DateTime(2026, 5, 8, 10, 42, 1, DateTimeKind.Utc).AddTicks(1234567);
        Check(new Times(utc, new DateTimeOffset(2026, 5, 8, 10, 42, 0, TimeSpan.FromHours(-3.5)), new DateOnly(2024, 2, 29), new TimeOnly(10, 42, 1).Add(TimeSpan.FromTicks(10)), new TimeSpan(1, 2, 3, 4, 5), null, null, null, null, null), Times.FromJson);
        Check(new Times(DateTime.MinValue, DateTimeOffset.MaxValue, DateOnly.MinValue, TimeOnly.MaxValue, TimeSpan.MinValue, DateTime.MaxValue, DateTimeOffset.MinValue, DateOnly.MaxValue, TimeOnly.MinValue, TimeSpan.MaxValue), Times.FromJson);
        Assert.Equal(DateTimeKind.Utc, Times.FromJson(new Times(utc, default, default, default, default, null, null, null, null, null).ToJson()).A.Kind);
    }

    [Fact]
    public void Collections_of_every_kind()
    {
        var value = new Collections(
            [1, 2], ["a", null], [1, null], [Payment.Cash, Payment.Wire], [[1], []], [new Line("a", 1, 2)], [1.5m], [[1], [2, 3]],
            new() { ["x"] = 1, [""] = 2 }, new Dictionary<string, Line?> { ["n"] = null, ["l"] = new("b", 2, 3) },
            new Dictionary<string, List<Dictionary<string, bool>>> { ["k"] = [new() { ["t"] = true }, []] });
        string json = value.ToJson();
        Assert.Equal(
            """{"a":[1,2],"b":["a",null],"c":[1,null],"d":["Cash","bank transfer"],"e":[[1],[]],"f":[{"name":"a","quantity":1,"amount":2}],"g":[1.5],"h":[[1],[2,3]],"i":{"x":1,"":2},"j":{"n":null,"l":{"name":"b","quantity":2,"amount":3}},"k":{"k":[{"t":true},{}]}}""",
            json);
        Assert.Equal(json, Collections.FromJson(json).ToJson());
        Assert.Equal(json, Encoding.UTF8.GetString(Collections.FromJson(Encoding.UTF8.GetBytes(json)).ToJsonUtf8()));
    }

    [Fact]
    public void Recursive_nested_and_empty_contracts_round_trip()
    {
        var tree = new Tree("a", [new Tree("b", [], new Tree("c", [], null))], null);
        Assert.Equal(tree.ToJson(), Tree.FromJson(tree.ToJson()).ToJson());
        var left = new Left("a", new Right("b", new Left("c", null), [new Left("d", null)]));
        Assert.Equal(left.ToJson(), Left.FromJson(left.ToJson()).ToJson());
        var boxes = new Boxes(new Box(1, 2), null, [new Box(-0.5, 1e300)], new() { ["a"] = new Box(3, 4), ["b"] = null });
        Assert.Equal(boxes.ToJson(), Boxes.FromJson(boxes.ToJson()).ToJson());
        Check(new Empty(), Empty.FromJson);
        Check(new Ünïcode("a", "b", "c"), Ünïcode.FromJson);
        Assert.Equal("""{"kind":"Two","kinds":["One"]}""", Outer.Inner.FromJson("""{"kind":"Two","kinds":["One"]}""").ToJson());
    }

    private static void Check<T>(T value, Func<string, T> read)
        where T : IJsonContract<T>
    {
        string json = JsonContract.ToText(value);
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(value, read(json));
        Assert.Equal(JsonSerializer.Serialize(parsed.RootElement), JsonSerializer.Serialize(JsonDocument.Parse(JsonContract.ToUtf8(read(json))).RootElement));
    }
}
