using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>Methods of clients that C# allows and that no one would write.</summary>
public sealed class ClientMemberTests
{
    [Theory]
    [InlineData("Task<string> [|V|](__arglist);", "it takes '__arglist'")]
    [InlineData("unsafe Task<string> [|V|](int d, int*[]? fp, CancellationToken token);", "parameter 'fp' is of a type with pointers")]
    [InlineData("unsafe Task<string> [|V|](List<delegate*<int>[]> fp, CancellationToken token);", "parameter 'fp' is of a type with pointers")]
    [InlineData("unsafe Task<string> [|V|](int* p, CancellationToken token);", "parameter 'p' is a pointer")]
    public async Task What_cannot_become_a_call_is_reported_alone(string method, string reason)
    {
        (string source, List<(int Start, int End)> spans) = AnalyzerVerifier.Parse(Sources.File($"[JsonModeClient] public partial interface I {{ [UserMessage(\"x\")] {method} }}"));
        CSharpCompilation compilation = Sources.Compile(source);
        compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.DiagnosticsAsync(compilation), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Equal($"GI1005 at {spans[0].Start}", $"{diagnostic.Id} at {diagnostic.Location.SourceSpan.Start}");
        Assert.EndsWith($" cannot become a call: {reason}", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal([], RunningProgram.Errors(GeneratorRun.Unchecked(compilation).Output));
    }

    [Theory]
    [InlineData("Prompts")]
    [InlineData("Bind")]
    [InlineData("Calls")]
    public void Methods_may_have_the_names_of_the_library(string name)
    {
        var run = GeneratorRun.Of($"[JsonModeClient] public partial interface IShop {{ [UserMessage(\"Which? {{caller}}\")] Task<string> {name}(string caller, CancellationToken cancellationToken = default); }}");
        Assert.Contains($"IShop.{name}(string caller", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_may_look_like_the_binding() => GeneratorRun.Of(
        "public interface IOther { } [JsonModeClient] public partial interface IShop { static IShop? Bind(IJsonModeCaller caller) => null; [UserMessage(\"Which?\")] Task<string> Prompts(); }");
}
