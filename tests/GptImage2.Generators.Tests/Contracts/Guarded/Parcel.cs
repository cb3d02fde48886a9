using System.ComponentModel.DataAnnotations;

namespace GptImage2.Generators.Tests.Contracts.Guarded;

[JsonContract]
public partial record Parcel(string Name, List<Crate> Crates, Dictionary<string, Tare>? Tares, HashSet<Seal>? Seals, Stamp? Stamp);

[JsonContract]
public partial class Crate
{
    private readonly int _weight;

    public Crate(int weight, [Range(0, 9)] int count)
    {
        if (weight + count > 100)
            throw new ArgumentException($"{weight} and {count} are\ntoo heavy.");
        (_weight, Count) = (weight, count);
    }

    public int Weight => _weight;

    public int Count { get; }

    public Tare? Tare { get; init; }
}

[JsonContract]
public partial struct Tare
{
    private int _grams;

    public Tare() => _grams = 1;

    public int Grams
    {
        readonly get => _grams;
        init => _grams = value < 0 ? throw new ArgumentOutOfRangeException(nameof(value), "no grams") : value;
    }
}

[JsonContract]
public partial record struct Seal(string? Code)
{
    public override readonly int GetHashCode() => Code!.Length;
}

[JsonContract]
public partial record Stamp(string Text)
{
    public string Text { get; } = Text switch
    {
        "stack" => throw new InsufficientExecutionStackException(),
        "cancel" => throw new OperationCanceledException(),
        "key" => throw new KeyNotFoundException(),
        _ => Text,
    };
}

[JsonContract]
public partial class Once
{
    [ThreadStatic]
    private static int s_made;

    public Once(int value)
    {
        Value = value;
        if (++s_made % 2 == 1)
            throw new InvalidOperationException("Not yet.");
    }

    public int Value { get; }
}
