using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Contracts;

[JsonContract]
public sealed partial record Scalars(
    string Text, bool Flag, char Letter, sbyte Steps, byte Level, short Depth, ushort Port, int Count, uint Pages, long Ticks, ulong Bytes, float Ratio, double Weight, decimal Price);

[JsonContract]
public sealed partial record WideNumbers(Int128 Wide, UInt128 Positive, BigInteger Endless);

[JsonContract]
public sealed partial record Formats(DateOnly Day, TimeOnly Time, DateTime Local, DateTimeOffset Instant, Guid Id, Uri Address);

[JsonContract]
public sealed partial record Durations(TimeSpan Work, TimeSpan? Pause, IReadOnlyList<TimeSpan> Laps);

[JsonContract]
public sealed partial record Nullables(string? Text, bool? Flag, int? Number, decimal? Amount, DateOnly? Day, Guid? Id, Uri? Address, Colour? Colour, Leaf? Leaf, IReadOnlyList<int>? Numbers);

[JsonContract]
public sealed partial record Defaults(string Text = "none", int Number = -1, Colour Colour = Colour.Blue)
{
    public IReadOnlyList<string> Tags { get; init; } = ["untagged"];

    public required string Name { get; init; }
}

[JsonContract]
public sealed partial class Settable
{
    public required string Name { get; set; }

    public int Count { get; set; }

    public List<string> Tags { get; set; } = [];
}

[JsonContract]
public readonly partial struct Point(double x, double y)
{
    public double X { get; } = x;

    public double Y { get; } = y;
}

[JsonContract]
public sealed partial record Shape(Point Centre, Point? Corner, IReadOnlyList<Point> Points);

[JsonContract]
public readonly partial record struct Leaf([property: Range(1, 9)] int Length, Colour Colour);

public enum Colour
{
    /// <summary>As of blood.</summary>
    Red,

    /// <summary>As of grass.</summary>
    Green,

    [JsonStringEnumMemberName("deep blue")]
    Blue,
}

[JsonContract]
public sealed partial record Tree(string Name, IReadOnlyList<Tree> Children, Tree? Twin = null);

[JsonContract]
public sealed partial record Author(string Name, IReadOnlyList<Book> Books);

[JsonContract]
public sealed partial record Book(string Title, Author? Author, Dictionary<string, Book> Translations);

[JsonContract]
public sealed partial record Lists(
    string[] Array, List<int> List, IList<bool> Interface, IReadOnlyCollection<Colour> Colours, IEnumerable<DateOnly> Days, int[][] Jagged, IReadOnlyList<Leaf?> Gaps, ICollection<string?> Texts);

[JsonContract]
public sealed partial record Dictionaries(
    Dictionary<string, int> Numbers, IReadOnlyDictionary<string, Leaf> Leaves, IDictionary<string, List<string>> Lists, Dictionary<string, decimal?> Gaps, Dictionary<string, Dictionary<string, Colour>> Nested);

[JsonContract]
public sealed partial record Texts(
    [property: MinLength(3)] string Least,
    [property: MaxLength(4)] string Most,
    [property: StringLength(6, MinimumLength = 5)] string Both,
    [property: RegularExpression("[A-Z]{2}-[0-9]{3,5}")] string Code,
    [property: RegularExpression(@"\d{4}|none")] string Alternative,
    [property: RegularExpression("^(?:ja|nein)$"), MaxLength(4)] string? Answer);

[JsonContract]
public sealed partial record Ranges(
    [property: Range(1, 6)] int Dice,
    [property: Range(-1.5, 1.5)] double Angle,
    [property: Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)] double Share,
    [property: Range(typeof(decimal), "0.01", "9.99")] decimal Price,
    [property: Range(long.MinValue, 0d)] long Debt,
    [property: Range(5, 5)] byte Five);

[JsonContract]
public sealed partial record Sizes(
    [property: MinLength(1)] IReadOnlyList<int> Some,
    [property: Length(2, 3)] string[] Few,
    [property: MaxLength(1)] List<Leaf> Last,
    [property: Length(1, 2)] Dictionary<string, int> Pairs);

[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
public sealed partial record Names(
    string FirstName,
    [property: JsonPropertyName("a \"quoted\" name")] string Quoted,
    [property: JsonPropertyName("a/b~c")] int Slashed,
    [property: JsonPropertyName("größe 📏")] int Größe,
#pragma warning disable GI3059 // What the reader does with an empty name is tested.
    [property: JsonPropertyName("")] string Empty,
#pragma warning restore GI3059
    string @class,
    [property: JsonIgnore] string Ignored = "");

[JsonContract]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
[Description("Nothing else is in it: \"nothing\".")]
public sealed partial record Closed([property: Description("What it is called \\ named.")] string Name, Leaf Leaf);

[JsonContract]
public sealed partial record Repeated(Leaf First, Leaf Second, Colour Colour, Closed? Third, Closed Fourth);

[JsonContract]
public partial record Animal(string Name)
{
    public required int Legs { get; init; }
}

[JsonContract]
public sealed partial record Dog(string Name, bool Barks) : Animal(Name);

public sealed partial class Outer
{
    [JsonContract]
    public sealed partial record Inner(string Name, Outer.Inner? Next, Kind Kind);

    public enum Kind
    {
        One,
        Two,
    }
}

[JsonContract]
public sealed partial record Wide(
    int M00, int M01, int M02, int M03, int M04, int M05, int M06, int M07, int M08, int M09,
    int M10, int M11, int M12, int M13, int M14, int M15, int M16, int M17, int M18, int M19,
    int M20, int M21, int M22, int M23, int M24, int M25, int M26, int M27, int M28, int M29,
    int M30, int M31, int M32, int M33, int M34, int M35, int M36, int M37, int M38, int M39,
    int M40, int M41, int M42, int M43, int M44, int M45, int M46, int M47, int M48, int M49,
    int M50, int M51, int M52, int M53, int M54, int M55, int M56, int M57, int M58, int M59,
    int M60, int M61, int M62, int M63, int M64, int M65, int M66, int M67, int M68, int M69);

[JsonModeClient]
[SystemMessage("Make something up.")]
public partial interface IVaried
{
    [UserMessage("Go.")]
    Task<JsonModeResult<Scalars>> ScalarsAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<WideNumbers>> WideNumbersAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Formats>> FormatsAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Durations>> DurationsAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Nullables>> NullablesAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Defaults>> DefaultsAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Settable>> SettableAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Shape>> ShapeAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Leaf>> LeafAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Tree>> TreeAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Author>> AuthorAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Lists>> ListsAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Dictionaries>> DictionariesAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Texts>> TextsAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Ranges>> RangesAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Sizes>> SizesAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Names>> NamesAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Closed>> ClosedAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Repeated>> RepeatedAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Dog>> DogAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Outer.Inner>> InnerAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Wide>> WideAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<int>> NumberAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Colour?>> MaybeColourAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Tree?>> MaybeTreeAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<List<Book>>> BooksAsync();

    [UserMessage("Go.")]
    Task<JsonModeResult<Dictionary<string, Closed>>> ClosedByNameAsync();
}
