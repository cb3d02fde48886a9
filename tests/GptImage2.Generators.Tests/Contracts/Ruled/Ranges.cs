using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts.Ruled;

/// <summary>A union whose root is an interface with a rule.</summary>
[JsonContract]
[JsonDerivedType(typeof(Stay), "stay")]
[JsonDerivedType(typeof(Cruise), "cruise")]
public partial interface IRange
{
    int First { get; }

    int Last { get; }

    [Rule("The end comes after the start.", nameof(First), nameof(Last))]
    bool IsOrdered => First < Last;
}

[JsonContract]
public partial record struct Stay(int First, int Last) : IRange;

[JsonContract]
[JsonDerivedType(typeof(Cruise), "cruise")]
public abstract partial record Journey(int First, int Last) : IRange
{
    [Rule("A journey takes at most 9 days.", nameof(Last))]
    protected bool IsShort => Last - First < 10;
}

[JsonContract]
public sealed partial record Cruise(int First, int Last, string Number) : Journey(First, Last);
