using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts.Documented;

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Coffee), "coffee")]
[JsonDerivedType(typeof(Cake), "cake")]
public abstract partial record Order(string Guest);

[JsonContract]
public sealed partial record Coffee(string Guest, bool Milk) : Order(Guest);

[JsonContract]
public sealed partial record Cake(string Guest, int Pieces) : Order(Guest);

[JsonContract]
public partial record Permit(Rights Rights);

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    All = Read | Write,
}

[JsonContract]
public record Scored<T>(T Value, double Score);

[JsonContract]
public partial record Survey(Scored<string> Best, (int Yes, int No) Votes, Dictionary<int, string> ByPage, HashSet<string> Words);

[JsonContract]
public partial record Label(string Name)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

[JsonContract]
public partial record Period
{
    public Period(int from, int to)
    {
        if (to < from)
            throw new ArgumentException("The end comes before the start.");
        (From, To) = (from, to);
    }

    public int From { get; }

    public int To { get; }
}

public readonly record struct OrderId(int Value);

public sealed record Email
{
    public Email(string value)
    {
        if (!value.Contains('@', StringComparison.Ordinal))
            throw new ArgumentException("An address has an @.", nameof(value));
        Value = value;
    }

    public string Value { get; }
}

[JsonContract]
public partial record Shipment([property: Range(1, 9999)] OrderId Order, Email Customer, Dictionary<OrderId, string>? Notes);
