using System.ComponentModel.DataAnnotations;

namespace GptImage2.Testing.Tests;

/// <summary>A till receipt.</summary>
[JsonContract]
public sealed partial record Receipt(string Shop, DateOnly Date, [property: Range(0, 1_000_000)] decimal Total, [property: MinLength(1)] IReadOnlyList<Line> Lines)
{
    public static Receipt Tea { get; } = new("Tea House", new DateOnly(2026, 5, 8), 7.20m, [new Line("tea", 3.20m), new Line("cake", 4m)]);

    public const string TeaJson = """{"shop":"Tea House","date":"2026-05-08","total":7.20,"lines":[{"name":"tea","price":3.20},{"name":"cake","price":4}]}""";
}

[JsonContract]
public sealed partial record Line(string Name, decimal Price);
