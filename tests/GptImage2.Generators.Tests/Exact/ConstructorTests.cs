using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>The chosen constructor is called, and no other one.</summary>
public sealed class ConstructorTests
{
    [Theory]
    [InlineData("public int V { get; } public [|T|](ref int v) { V = v; }", "'v' is passed by 'ref': pass it by value or by 'in'")]
    [InlineData("public int V { get; } public [|T|](out int v) { v = 1; V = v; }", "'v' is passed by 'out': pass it by value or by 'in'")]
    [InlineData("public int V { get; } public T(int v) { V = v; } [JsonConstructor] internal [|T|](ref int v) { V = v; }", "'v' is passed by 'ref': pass it by value or by 'in'")]
    public async Task A_constructor_that_cannot_be_called_is_reported_at_its_place(string members, string reason) => Assert.Equal(
        [$"Contract 'T' has no usable constructor: its parameter {reason}"],
        await AnalyzerVerifier.ReportsAsync("GI3004", $"[JsonContract] public partial class T {{ {members} }}"));

    [Theory]
    [InlineData("public unsafe [|T|](int v, int* p = null) { V = v; }", "its parameter 'p' is a pointer")]
    [InlineData("public unsafe [|T|](int v, int*[]? p = null) { V = v; }", "its parameter 'p' is a pointer")]
    [InlineData("public unsafe [|T|](int v, delegate*<int>[]? p = null) { V = v; }", "its parameter 'p' is a pointer")]
    [InlineData("public [|T|](int v, __arglist) { V = v; }", "it takes '__arglist'")]
    public async Task Pointers_and_variable_arguments_are_reported(string constructor, string reason)
    {
        (string source, List<(int Start, int End)> spans) = AnalyzerVerifier.Parse(Sources.File($"[JsonContract] public partial class T {{ public int V {{ get; }} {constructor} }}"));
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = Sources.Compile(source);
        compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
        Microsoft.CodeAnalysis.Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.DiagnosticsAsync(compilation), diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        Assert.Equal($"Contract 'T' has no usable constructor: {reason}", diagnostic.GetMessage(null));
        Assert.Equal(spans[0].Start, diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("[JsonConstructor] private T(in int v) { V = v; } public T(int v) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(int v) { V = v; } public T(in int v) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(ref readonly int v) { V = v; } public T(int v) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(int v, int w = 2) { V = v; } public T(int v) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(int v, string? w = null) { V = v; } public T(int v, int[]? w = null) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(int v, long w = 2) { V = v; } public T(int v, int w = 3) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(int v, DayOfWeek w = DayOfWeek.Friday, decimal x = 1.5m) { V = v; } public T(int v, DayOfWeek w = DayOfWeek.Friday) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonConstructor] private T(int v, Guid w = default) { V = v; } public T(int v) { throw new InvalidOperationException(\"the other\"); }")]
    [InlineData("[JsonIgnore] public int W { get; } [JsonConstructor] private T(int v, int w = 2) { V = v; W = w; } public T(int v) { throw new InvalidOperationException(\"the other\"); }")]
    public void The_annotated_one_is_called_among_others(string constructors) => Assert.Equal(
        """{"v":1}""",
        RunningProgram.Run("""T.FromJson("{\"v\":1}").ToJson()""", $"[JsonContract] public partial class T {{ public int V {{ get; }} {constructors} }}"));

    [Fact]
    public void A_text_passed_by_in_is_not_null() => Assert.Equal(
        """{"v":"a"}""",
        RunningProgram.Run("""T.FromJson("{\"v\":\"a\"}").ToJson()""", "[JsonContract] public partial class T { public string V { get; } public T(in string v) { V = v; } }"));

    [Fact]
    public void A_date_may_be_a_default() => Assert.Equal(
        """{"due":"2022-09-28T22:13:20"}""",
        RunningProgram.Run("""D.FromJson("{}").ToJson()""", """
            [JsonContract] public partial class D
            {
                public D([System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(638000000000000000)] DateTime due) => Due = due;
                public DateTime Due { get; }
            }
            """));

    [Theory]
    [InlineData("[JsonExtensionData] public required Dictionary<string, System.Text.Json.JsonElement>? X { get; set; }", """{"a":1}""", """{"a":1}""")]
    [InlineData("[JsonExtensionData] public required Dictionary<string, System.Text.Json.JsonElement> X { get; init; }", """{"a":1}""", """{"a":1}""")]
    [InlineData("[JsonExtensionData] public required IDictionary<string, System.Text.Json.JsonElement> X { get; init; }", "{}", "{}")]
    public void Required_extension_data_is_set(string property, string json, string written) => Assert.Equal(
        written,
        RunningProgram.Run($"T.FromJson(\"{json.Replace("\"", "\\\"", StringComparison.Ordinal)}\").ToJson()", $"[JsonContract] public partial class T {{ {property} }}"));
}
