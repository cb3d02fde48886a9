using System.Globalization;
using System.Text;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Noise;

/// <summary>A mistake in a contract or client brings one error, ours, and no error of the compiler in the code that uses it.</summary>
public sealed class NoiseTests
{
    private const string NotPartial = "not partial";

    /// <summary>The mistake, the program, and what is reported.</summary>
    public static readonly (string Name, string Program, string[] Ids)[] Mistakes =
    [
        // The kind N1 of the cases.
        ("Line " + NotPartial, Shop.Program(line: "[JsonContract] public record Line(string Name);"), ["GI3001"]),
        ("object", Shop.Program(line: "[JsonContract] public partial record Line(string Name, object Value);"), ["GI3003"]),
        ("same name", Shop.Program(line: "[JsonContract] public partial record Line(string Name, [property: JsonPropertyName(\"name\")] string B);"), ["GI3005"]),
        ("abstract", Shop.Program(line: "[JsonContract] public abstract partial record Line(string Name);"), ["GI3009"]),
        ("no setter", Shop.Program(line: "[JsonContract] public partial class Line { public string Name { get; } = \"\"; }"), ["GI3008"]),
        ("endless", Shop.Program(line: "[JsonContract] public partial record Line(string Name, Line Next);"), ["GI3013"]),
        ("parameter of another name", Shop.Program(line: "[JsonContract] public partial class Line { public Line(string title) { Name = title; } public string Name { get; } }"), ["GI3004", "GI3008"]),
        ("two constructors", Shop.Program(line: "[JsonContract] public partial class Line { public Line(string name) { Name = name; } public Line(string name, int n) { Name = name; } public string Name { get; } }"), ["GI3004"]),
        ("empty enum", Shop.Program(line: "[JsonContract] public partial record Line(E Name); public enum E { }"), ["GI3003"]),
        ("image", Shop.Program(line: "[JsonContract] public partial record Line(ImageInput Name);"), ["GI4004"]),
        ("required field", Shop.Program(line: "[JsonContract] public partial record Line(string Name) { public required int X; }"), ["GI3004"]),
        ("object, and a parameter", Shop.Program(line: "[JsonContract] public partial record Line(string Name, object Value);", identify: "[UserMessage(\"Which product? {currency} {line}\")] Task<Product> IdentifyAsync(ImageInput photo, string currency, Line line);"), ["GI3003"]),
        ("broken derived type", Shop.Program(line: "[JsonContract, JsonDerivedType(typeof(L1), \"a\")] public abstract partial record Line(string Name); [JsonContract] public partial record L1(string Name, object O) : Line(Name);"), ["GI3003"]),
        ("derived type " + NotPartial, Shop.Program(line: "[JsonContract, JsonDerivedType(typeof(L1), \"a\")] public abstract partial record Line(string Name); [JsonContract] public record L1(string Name) : Line(Name);"), ["GI3001"]),
        ("no discriminator", Shop.Program(line: "[JsonContract, JsonDerivedType(typeof(L1))] public abstract partial record Line(string Name); [JsonContract] public partial record L1(string Name) : Line(Name);"), ["GI3012"]),
        ("no attribute", Shop.Program(product: "public partial record Product(string Name, decimal Price, List<Line> Lines);"), ["GI3002"]),
        ("range", Shop.Program(product: "[JsonContract] public partial record Product(string Name, [property: Range(5, 1)] decimal Price, List<Line> Lines);"), ["GI3014"]),
        ("placeholder", Shop.Program(identify: Shop.Identify.Replace("{currency}", "{curency}", StringComparison.Ordinal)), ["GI2001"]),
        ("object parameter", Shop.Program(identify: Shop.Identify.Replace("string currency", "object currency", StringComparison.Ordinal)), ["GI2005"]),
        ("client " + NotPartial, Shop.Program(shop: "[JsonModeClient] public interface IShop"), ["GI1001"]),
        ("no message", Shop.Program(list: "IAsyncEnumerable<Line> ListAsync(ImageInput photo);"), ["GI1004"]),
        ("property", Shop.Program(list: Shop.List + " string Name { get; }"), ["GI1005"]),

        // Others of the kind.
        ("class without attribute in a list", Shop.Program(line: "public partial record Line(string Name);"), ["GI3002", "GI3002"]),
        ("no attribute, not partial", Shop.Program(line: "public record Line(string Name);"), ["GI3002", "GI3002"]),
        ("unknown type", Shop.Program(line: "[JsonContract] public partial record Line(Unknown Name);"), []),
        ("unknown type in the client", Shop.Program(identify: Shop.Identify.Replace("string currency", "Unknown currency", StringComparison.Ordinal)), []),
        ("unknown result", Shop.Program(list: "[UserMessage(\"List them.\")] Task<Unknown> ListAsync(ImageInput photo);"), []),
        ("pattern", Shop.Program(line: "[JsonContract] public partial record Line([property: RegularExpression(\"(\")] string Name);"), ["GI3011"]),
        ("constraint", Shop.Program(line: "[JsonContract] public partial record Line([property: MinLength(-1)] string Name);"), ["GI3006"]),
        ("ref struct", Shop.Program(product: "[JsonContract] public partial record Product(string Name, decimal Price, List<Line> Lines); [JsonContract] public ref partial struct R { public int A { get; set; } }"), ["GI3009"]),
        ("static class", Shop.Program(beside: "[JsonContract] public static partial class S { }"), ["GI3009"]),
        ("file-local", Shop.Program(beside: "[JsonContract] file partial record F(string A); [JsonContract] partial record H(int A);"), ["GI3009"]),
        ("container " + NotPartial, Shop.Program(line: "[JsonContract] public partial record Line(string Name, Outer.Inner I); public class Outer { [JsonContract] public partial record Inner(int A); }"), ["GI1002"]),
        ("broken generic", Shop.Program(line: "[JsonContract] public partial record Line(string Name, Gen<int> G); [JsonContract] public partial class Gen<T> { public T V { get; } [JsonConstructor] private Gen(T v) { V = v; } }"), ["GI3004"]),
        ("abstract generic", Shop.Program(line: "[JsonContract] public partial record Line(string Name, Gen<int> G); [JsonContract] public abstract partial record Gen<T>(T V);"), ["GI3009"]),
        ("broken generic in a result", Shop.Program(list: "[UserMessage(\"List them.\")] Task<List<Gen<int>>> ListAsync(ImageInput photo);", beside: "[JsonContract] public partial class Gen<T> { public T V { get; } [JsonConstructor] private Gen(T v) { V = v; } }"), ["GI3004"]),
        ("discriminator is a member", Shop.Program(beside: "[JsonContract] [JsonPolymorphic(TypeDiscriminatorPropertyName = \"guest\")] [JsonDerivedType(typeof(Coffee), \"coffee\")] public abstract partial record Order(string Guest); [JsonContract] public sealed partial record Coffee(string Guest, bool Milk) : Order(Guest);"), ["GI3012"]),
        ("private setter in a base", Shop.Program(product: "[JsonContract] public partial class Doc { public int Number { get; private set; } } [JsonContract] public partial class Product : Doc { public List<Line> Lines { get; set; } = []; }"), ["GI3008"]),
        ("rule of an unknown member", Shop.Program(line: "[JsonContract] public partial record Line(string Name) { [Rule(\"It is named.\", \"Nme\")] private bool Ok => Name.Length > 0; }"), ["GI6002"]),
        ("constant rule", Shop.Program(line: "[JsonContract] public partial record Line(string Name) { [Rule(\"It is named.\", nameof(Name))] private bool Ok => true; }"), ["GI6003"]),
        ("return type", Shop.Program(list: "[UserMessage(\"List them.\")] List<Line> ListAsync(ImageInput photo);"), ["GI1003"]),
        ("generic method", Shop.Program(list: "[UserMessage(\"List them.\")] Task<Line> ListAsync<T>(ImageInput photo);"), ["GI1005"]),
        ("two tokens", Shop.Program(list: "[UserMessage(\"List them.\")] Task<Line> ListAsync(ImageInput photo, CancellationToken a, CancellationToken b);"), ["GI1005"]),
        ("open brace", Shop.Program(identify: Shop.Identify.Replace("{currency}", "{currency", StringComparison.Ordinal)), ["GI2003"]),
        ("format", Shop.Program(identify: Shop.Identify.Replace("{currency}", "{currency:0.00}", StringComparison.Ordinal)), ["GI2006"]),
        ("file", Shop.Program(list: "[UserMessage(File = \"prompts/none.md\")] IAsyncEnumerable<Line> ListAsync(ImageInput photo);"), ["GI2008"]),
        ("text and file", Shop.Program(list: "[UserMessage(\"List.\", File = \"prompts/none.md\")] IAsyncEnumerable<Line> ListAsync(ImageInput photo);"), ["GI2009"]),
        ("empty message", Shop.Program(list: "[UserMessage(\"\")] Task<Line> ListAsync();"), ["GI2007"]),
        ("image in the system message", Shop.Program(identify: "[SystemMessage(\"See {photo}.\")] " + Shop.Identify), ["GI2004"]),
        ("tool parameter", Shop.Program(identify: Shop.Identify.Replace("string currency", "byte[] currency", StringComparison.Ordinal)), ["GI4003"]),
        ("missing example", Shop.Program(identify: "[Example(\"Teas\")] " + Shop.Identify), ["GI5001"]),
        ("inherited member", Shop.Program(shop: "public interface IOther { Task<string> AskAsync(); } [JsonModeClient] public partial interface IShop : IOther"), ["GI1007"]),
        ("tuple without names", Shop.Program(line: "[JsonContract] public partial record Line((int, int) Pair);"), ["GI3003"]),
        ("keys", Shop.Program(line: "[JsonContract] public partial record Line(Dictionary<object, int> Map);"), ["GI3003"]),
    ];

    public static TheoryData<string> Names => [.. Mistakes.Select(mistake => mistake.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_mistake_brings_its_own_error_alone(string name)
    {
        (_, string program, string[] ids) = Mistakes.Single(mistake => mistake.Name == name);
        Shop shop = await Shop.OfAsync(program);

        Assert.Empty(shop.Generated);
        Assert.Equal(ids, shop.Ids);
        if (ids.Length == 0)
            Assert.Equal(["CS0246"], shop.Written.Select(error => error.Id));
        else if (!IsNotPartial(name))
            Assert.Empty(shop.Written);
    }

    [Fact]
    public async Task Compiler_errors_beside_ours_are_at_most_one_for_ten_mistakes()
    {
        var table = new StringBuilder("mistake | ours | compiler, written | compiler, generated | without stubs\n");
        int mistakes = 0;
        int beside = 0;
        int besideWithout = 0;
        foreach ((string name, string program, string[] ids) in Mistakes.Where(mistake => mistake.Ids.Length > 0))
        {
            Shop shop = await Shop.OfAsync(program);
            int errors = shop.Written.Length + shop.Generated.Length;
            Shop without = await Shop.OfAsync(program, hasStubs: false);
            int errorsWithout = without.Written.Length + without.Generated.Length;
            table.Append(CultureInfo.InvariantCulture, $"{name} | {string.Join(", ", shop.Ids)} | {shop.Written.Length} | {shop.Generated.Length} | {errorsWithout}\n");
            Assert.Equal(ids, shop.Ids);
            if (IsNotPartial(name))
                continue;
            mistakes++;
            beside += errors;
            besideWithout += errorsWithout;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{table}{beside} (without stubs {besideWithout}) beside {mistakes} mistakes in types that are partial");
        Assert.InRange(mistakes, 35, int.MaxValue);
        Assert.InRange((double)beside / mistakes, 0, 0.1);
    }

    [Fact]
    public async Task The_correct_program_has_no_error_at_all()
    {
        Shop shop = await Shop.OfAsync(Shop.Program());
        Assert.Empty(shop.Ours);
        Assert.Empty(shop.Written);
        Assert.Empty(shop.Generated);
    }

    [Fact]
    public async Task A_client_inside_of_a_type_that_is_not_partial_has_one_error_of_ours()
    {
        Shop shop = await Shop.OfAsync(Sources.File("public class Outer { [JsonModeClient] public partial interface IShop { [UserMessage(\"Which?\")] Task<string> AskAsync(CancellationToken c = default); } }"));
        Assert.Equal(["GI1002"], shop.Ids);
        Assert.Empty(shop.Generated);
        Assert.Empty(shop.Written);
    }

    // The author's own uses of the members cannot compile.
    private static bool IsNotPartial(string name) => name.Contains(NotPartial, StringComparison.Ordinal);
}
