using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts.Ruled;

/// <summary>A union whose root is an interface with a rule.</summary>
[JsonContract]
[JsonDerivedType(typeof(Stay), "stay")]
[JsonDerivedType(typeof(Cruise), "cruise")]
public partial interface IRange
{
    int From { get; }

    int To { get; }

    [Rule("The end comes after the start.", nameof(From), nameof(To))]
    bool IsOrdered => From < To;
}

[JsonContract]
public partial record struct Stay(int From, int To) : IRange;

[JsonContract]
[JsonDerivedType(typeof(Cruise), "cruise")]
public abstract partial record Journey(int From, int To) : IRange
{
    [Rule("A journey takes at most 9 days.", nameof(To))]
    protected bool IsShort => To - From < 10;
}

[JsonContract]
public sealed partial record Cruise(int From, int To, string Number) : Journey(From, To);
