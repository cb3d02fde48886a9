using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace GptImage2.AspNetCore.Tests;

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

/// <summary>One product on a shelf.</summary>
[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
public partial record Stock(string ProductName, [property: Range(1, 100)] int Count, Condition Condition, TimeSpan? ShelfLife, Rights Rights, (int W, int H) Size)
{
    public const string Json = """{"product_name":"Tea","count":2,"condition":"sold-out","shelf_life":"P3D","rights":["Read"],"size":{"w":1,"h":2}}""";

    public static Stock Tea { get; } = new("Tea", 2, Condition.SoldOut, TimeSpan.FromDays(3), Rights.Read, (1, 2));
}

[JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Round), "round"), JsonDerivedType(typeof(Square), "square")]
public abstract partial record Shape(string Name);

[JsonContract]
public sealed partial record Round(string Name, [property: Range(0.0, 10.0)] double Radius) : Shape(Name);

[JsonContract]
public sealed partial record Square(string Name, double Side) : Shape(Name);

/// <summary>A folder with folders.</summary>
[JsonContract]
public partial record Folder(string Name, IReadOnlyList<Folder> Folders, Owner? Owner);

[JsonContract]
public partial record Owner(string Name, Owner? Deputy);

/// <summary>A value that was read, with its certainty.</summary>
[JsonContract]
public partial record Reading<T>(T Value, [property: Range(0.0, 1.0)] double Certainty);

[JsonContract]
public partial record Label(Reading<string> Title, Reading<int> Pages, Shape? Logo, [property: MinLength(1)] IReadOnlyList<Line> Lines, Line? Last, IReadOnlyDictionary<string, Line> Others)
{
    public const string Json = """{"title":{"value":"Tea","certainty":0.5},"pages":{"value":3,"certainty":1},"logo":{"kind":"round","name":"r","radius":2},"lines":[{"text":"a","quantity":1}],"last":null,"others":{"x":{"text":"b","quantity":2}}}""";
}

/// <summary>A line of a label.</summary>
[JsonContract]
public partial record Line([property: StringLength(20, MinimumLength = 1)] string Text, [property: Range(1, 9)] int Quantity);

[JsonContract]
public readonly partial record struct Point(int X, int Y);

/// <summary>Not a contract, with contracts in it.</summary>
public sealed record Shipment(int Number, Stock First, Stock? Spare, IReadOnlyList<Stock> Rest, Point? Where, Dictionary<string, Shape>? Shapes);

/// <summary>The calls of the apps.</summary>
[JsonModeClient]
public partial interface IShop
{
    [UserMessage("Read the product.")]
    Task<Stock> ReadAsync(CancellationToken cancellationToken = default);

    [UserMessage("Read the product on {photo}.")]
    Task<Stock> ReadPhotoAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("List the products.")]
    IAsyncEnumerable<Stock> ListAsync(CancellationToken cancellationToken = default);

    [UserMessage("List the products.")]
    JsonModeStream<Stock> StreamAsync(CancellationToken cancellationToken = default);

    [UserMessage("List the conditions.")]
    IAsyncEnumerable<Condition> ConditionsAsync(CancellationToken cancellationToken = default);

    [UserMessage("Read the product.")]
    JsonModeStream<JsonModeSnapshot<Stock>> WatchAsync(CancellationToken cancellationToken = default);
}
