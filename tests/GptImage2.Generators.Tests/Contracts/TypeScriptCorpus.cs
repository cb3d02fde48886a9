using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
public partial record TsScalars(string A, bool B, char C, int D, byte E, uint F, decimal G, Half H, JsonElement I, JsonElement? J, int? K, string? L = "x");

[JsonContract]
public partial record TsFormats(DateOnly A, DateTime B, DateTimeOffset C, TimeOnly D, TimeSpan E, Guid F, Uri G, Version H, byte[] I, [EmailAddress] string J, [Url] string K, [Base64String] string? L);

[JsonContract]
public partial record TsConstraints(
    [property: Range(0, 100)] int A,
    [property: Range(0.0, 1.0, MaximumIsExclusive = true)] double? B,
    [property: Length(1, 80)] string C,
    [property: MinLength(1)] string D,
    [property: MaxLength(3)] List<int> E,
    [property: Length(2, 2)] string[] F,
    [property: MinLength(1)] Dictionary<string, bool> G,
    [property: RegularExpression("[a-z]*/[0-9]{2}|\"\"\""), Description("A code.")] string H,
    [AllowedValues("a", "b")] string? I,
    [AllowedValues(1, 2)] int J,
    [DeniedValues("x", "*/")] string K);

[JsonContract]
public partial record TsCollections(
    List<string?> A, int[][] B, HashSet<Guid> C, List<TsSide> D, List<TsSide?> E, Access F, Dictionary<TsSide, int> G, Dictionary<int, string> H, Dictionary<Guid, byte?> I, List<Dictionary<byte, DateOnly>> J, (int X, string? Y)? K);

public enum TsSide { Left, Right }

[JsonContract]
public partial record TsDescribed(
    [property: Description("What  it\nis */ // ''' \"\"\" {x} \u202e.")] string A,
    [property: Description("Judged by the lid.")] TsState B,
    TsState? C,
    [property: Description("Where."), MinLength(1)] List<TsInner> D,
    TsInner.TsDeep E);

/// <summary>How far open.</summary>
public enum TsState
{
    /// <summary>Not opened.</summary>
    Sealed,

    [Description("Opened, with all in it."), JsonStringEnumMemberName("wide \"open\"")]
    Open,
}

/// <summary>One of them.</summary>
[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public partial record TsInner([property: JsonPropertyName("a-b")] int A, [property: JsonPropertyName("1st")] int B, [property: JsonPropertyName("größe")] int C, [property: JsonPropertyName("class")] int D)
{
#pragma warning disable GI3058 // The name of the type is tested.
    [JsonContract]
    public partial record TsDeep();
#pragma warning restore GI3058
}

[JsonContract]
public partial record TsShared(TsPoint From, TsPoint? To, List<TsPoint> Via, List<TsPoint?> Maybe, Record Record, Record? Other);

[JsonContract]
public readonly partial record struct TsPoint(int X, int Y);

[JsonContract]
public partial record Record(TsLong A, TsLong? B, List<TsLong> C, TsSide D, TsSide E);

public enum TsLong { TheFirstOfAll, TheSecondOfAll, TheThirdOfAll }

[JsonContract]
public partial record TsTree(string Name, List<TsTree> Children, TsTree? Parent);
