using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;

namespace GptImage2.Generators.Tests.Contracts.Refusing;

/// <summary>The comparer of its set takes texts as one that are two in JSON.</summary>
[JsonContract]
public partial class CaseBlind
{
    public HashSet<string> Words { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, int> Counts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IList<int> Fixed { get; } = new ReadOnlyCollection<int>([0]);
}

public sealed record Age
{
    public Age(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    public int Value { get; }
}

public readonly record struct Code
{
    private Code(string value) => Value = value;

    public string Value { get; }

    public static Code From(string value) => value.Length == 3 ? new(value) : throw new FormatException("A code has 3 characters.");
}

public readonly record struct Site(Uri Value);

public sealed record Total(decimal Value)
{
    public decimal Value { get; } = checked(Value * decimal.MaxValue / 10);
}

[JsonContract]
public partial record Refused(
    Age A, Age? B, [property: Range(0, 150)] Age C, List<Code> D, Dictionary<Code, int> E, HashSet<Code> F, Site? G, Total? H, HashSet<Age>? I);

[JsonModeClient]
public partial interface IRefusingClient
{
    [UserMessage("Order {id}, {code}, {site}, {age:000} and {maybe}.")]
    Task<Age> AgeAsync(OrderId id, Code code, Site site, Age age, Birthday? maybe);

    [UserMessage("All of {ids} of {age:quoted}")]
    Task<List<Code>> CodesAsync(IReadOnlyList<OrderId> ids, Age? age);
}
