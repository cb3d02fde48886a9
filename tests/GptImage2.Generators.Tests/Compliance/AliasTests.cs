using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Compliance;

/// <summary>Two assemblies that have types with the same name, distinguished by <c>extern alias</c>.</summary>
[Trait("Row", "D8")]
public sealed class AliasTests
{
    private const string Shared = "using GptImage2; namespace Shared { [JsonContract] public partial record Part(string Name); public enum Kind { One } }";

    [Theory]
    [InlineData("[JsonContract] public partial record Whole(first::Shared.Part A);")]
    [InlineData("[JsonContract] public partial record Whole(string A) { [JsonIgnore] public second::Shared.Part? B { get; init; } }")]
    [InlineData("[JsonContract] public partial record Whole(List<second::Shared.Kind?> A);")]
    [InlineData("[JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<second::Shared.Part> ReadAsync(); }")]
    [InlineData("[JsonModeClient] public partial interface IReader { [UserMessage(\"{a}\")] Task<int> ReadAsync(first::Shared.Part a); }")]
    [InlineData("[JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<JsonModeResult<Dictionary<string, first::Shared.Part[]>>> ReadAsync(); }")]
    public async Task Code_that_is_not_reported_compiles(string code)
    {
        CSharpCompilation compilation = Sources.Compile("extern alias first; extern alias second;\n" + Sources.File(code))
            .AddReferences(Library("First", "first"), Library("Second", "second"));
        var run = GeneratorRun.Unchecked(compilation);
        bool isReported = (await AnalyzerVerifier.DiagnosticsAsync(compilation)).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(isReported, !run.Complete.Any());
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private static PortableExecutableReference Library(string name, string alias)
    {
        using var stream = new MemoryStream();
        Assert.True(GeneratorRun.Of(Sources.Compile(Shared).WithAssemblyName(name)).Output.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray(), new MetadataReferenceProperties(aliases: [alias]));
    }
}
