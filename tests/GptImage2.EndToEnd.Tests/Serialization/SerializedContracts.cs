using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Serialization;

[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
public partial record Stock(string ProductName, [property: Range(1, 100)] int Count, Condition Condition, TimeSpan? ShelfLife, Rights Rights, (int W, int H) Size);

public enum Condition
{
    Good,
    Damaged,

    [JsonStringEnumMemberName("sold-out")]
    SoldOut,
}

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}

[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
public partial record Box(string ItemName, State State, TimeSpan? Kept, (int W, int H) Size, Marks Marks);

public enum State
{
    New,

    [JsonStringEnumMemberName("as-new")]
    AsNew,
}

[Flags]
public enum Marks
{
    None = 0,
    Red = 1,
    Blue = 2,
}

[JsonContract(Naming = JsonContractNaming.KebabCaseLower)]
public partial record Named(string FirstName, int Age);

[JsonContract]
public partial record Slip(decimal Total, string Note, TimeOnly At);

[JsonContract]
public partial record Delivery([property: MinLength(1)] IReadOnlyList<Slip> Slips, IReadOnlyDictionary<string, Named>? People);

[JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Round), "round"), JsonDerivedType(typeof(Square), "square")]
public abstract partial record Shape(string Name);

[JsonContract]
public sealed partial record Round(string Name, double Radius) : Shape(Name);

[JsonContract]
public sealed partial record Square(string Name, double Side) : Shape(Name);

[JsonContract, JsonDerivedType(typeof(Letter), "letter"), JsonDerivedType(typeof(Parcel), "parcel")]
public partial interface IMail;

[JsonContract]
public partial record Letter(string To) : IMail;

[JsonContract]
public readonly partial record struct Parcel(string To, double Weight) : IMail;

[JsonContract]
public readonly partial record struct Point(int X, int Y);

/// <summary>A type of the application that is not a contract, with contracts in it.</summary>
public sealed record Envelope(Guid Id, Slip? Slip, IReadOnlyList<Shape> Shapes, Point? At);

/// <summary>A context as an application with NativeAOT has: it does not list the contracts.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(List<Named>))]
internal sealed partial class EnvelopeContext : JsonSerializerContext;

/// <summary>A context that has the factory itself.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, Converters = [typeof(ContractJsonConverterFactory)])]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(Stock))]
[JsonSerializable(typeof(Shape))]
internal sealed partial class FactoryContext : JsonSerializerContext;
