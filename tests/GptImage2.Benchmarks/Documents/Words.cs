using System.Globalization;

namespace GptImage2.Benchmarks.Documents;

/// <summary>Random text, numbers and dates for documents, from a seed.</summary>
internal sealed class Words(int seed)
{
    private static readonly string[] Plain =
    [
        "coffee", "ground", "milk", "organic", "bread", "whole grain", "apple", "cleaning", "service", "battery", "cable", "paper",
        "envelope", "blue", "large", "small", "set of", "pack", "premium", "standard", "station", "market", "street", "garden", "lamp",
        "table", "chair", "window", "person", "bicycle", "traffic light", "dog", "cup", "laptop", "keyboard", "sign", "tree", "river",
    ];

    private static readonly string[] Foreign = ["café", "Müller", "naïve", "Łódź", "東京", "crème brûlée", "señal", "Ångström"];

    private readonly Random _random = new(seed);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Integer(int least, int most) => _random.Next(least, most + 1);

    public decimal Money(int most) => _random.Next(1, most * 100) / 100m;

    public double Fraction() => Math.Round(_random.NextDouble(), _random.Next(2, 6));

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public Guid Identifier()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public DateOnly Date() => new DateOnly(1950, 1, 1).AddDays(_random.Next(0, 28_000));

    public DateTimeOffset Instant() =>
        new(new DateTime(2026, 1, 1).AddSeconds(_random.Next(0, 30_000_000)), TimeSpan.FromHours(_random.Next(-8, 9)));

    /// <summary>Some words. One text in twelve is not only ASCII; one in forty needs an escape.</summary>
    public string Text(int least, int most)
    {
        string[] words = new string[Integer(least, most)];
        foreach (ref string word in words.AsSpan())
            word = Pick<string>(Plain);
        if (Chance(1 / 12.0))
            words[0] = Pick<string>(Foreign);
        if (Chance(1 / 40.0))
            words[^1] = $"\"{words[^1]}\"";
        return string.Join(' ', words);
    }

    public string Name() => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Chance(0.1) ? Pick<string>(Foreign) : Pick<string>(Plain));

    public string Digits(int count) => string.Create(count, _random, static (span, random) =>
    {
        foreach (ref char digit in span)
            digit = (char)('0' + random.Next(10));
    });

    public List<T> List<T>(int least, int most, Func<T> item)
    {
        int count = Integer(least, most);
        var list = new List<T>(count);
        for (int i = 0; i < count; i++)
            list.Add(item());
        return list;
    }
}
