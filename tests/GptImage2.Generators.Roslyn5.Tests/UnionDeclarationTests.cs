using System.Reflection;
using System.Runtime.Loader;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Roslyn5.Tests;

/// <summary>Types that are declared by the keyword <c>union</c>, which only the newest compiler knows, as a preview.</summary>
public sealed class UnionDeclarationTests
{
    // .NET 10 does not have these types.
    private const string Platform = """
        namespace System.Runtime.CompilerServices
        {
            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)] public sealed class UnionAttribute : Attribute;
            public interface IUnion { object? Value { get; } }
        }
        """;

    private const string Pets = """
        [JsonContract] public partial record Cat(string Name, int Lives);
        [JsonContract] public partial record struct Dog(string Name);
        [JsonContract] public partial union Pet(Cat, Dog);
        [JsonContract] public partial record Home(Pet First, List<Pet> All, Dictionary<string, Pet> Named);
        [JsonModeClient] public partial interface IReader { [UserMessage("Read.")] Task<Pet> ReadAsync(CancellationToken cancellationToken = default); }
        """;

    [Fact]
    public void A_union_is_read_and_written_with_the_names_of_its_types()
    {
        const string json = """{"first":{"$type":"Cat","name":"a","lives":9},"all":[{"$type":"Dog","name":"b"}],"named":{"x":{"$type":"Cat","name":"c","lives":1}}}""";
        Type home = Load(GeneratorRun.Of(Compile(Pets))).GetType("Home")!;
        object value = home.GetMethod("FromJson", [typeof(string)])!.Invoke(null, [json])!;
        Assert.Equal(json, home.GetMethod("ToJson", [])!.Invoke(value, []));
        string schema = (string)home.GetProperty("JsonSchema")!.GetValue(null)!;
        Assert.Contains("""{"type":"object","anyOf":[{"type":"object","properties":{"$type":{"enum":["Cat"]},"name":{"type":"string"},"lives":{"type":"integer"}},"required":["$type","name","lives"]},""", schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonContract] public partial union P(int, string);", "is not a contract")]
    [InlineData("[JsonContract] public partial union P(A, B.A); [JsonContract] public partial record A(int X); public static partial class B { [JsonContract] public partial record A(int X); }", "two of its types are named 'A'")]
    public async Task Types_that_cannot_be_told_apart_are_reported(string code, string problem) =>
        Assert.Contains(await AnalyzerVerifier.DiagnosticsAsync(Compile(code)), diagnostic => diagnostic.Id == "GI3012" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(problem, StringComparison.Ordinal));

    [Fact]
    public async Task A_union_that_may_be_null_is_reported() =>
        Assert.Contains(await AnalyzerVerifier.DiagnosticsAsync(Compile(Pets + "[JsonContract] public partial record Other(Pet? Maybe);")), diagnostic => diagnostic.Id == "GI3003");

    private static CSharpCompilation Compile(string code) =>
        Sources.Compile(Sources.Options.WithLanguageVersion(LanguageVersion.Preview), Sources.File(code), Platform);

    private static Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext("union").LoadFromStream(image);
    }
}
