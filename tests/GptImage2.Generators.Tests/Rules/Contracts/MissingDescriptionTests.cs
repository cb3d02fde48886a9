using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3020: a member or a name of an enum has no description.</summary>
public sealed class MissingDescriptionTests
{
    private const string Source = """
        /// <summary>A thing.</summary>
        /// <param name="Told">Is told.</param>
        [JsonContract] public partial record R(string Told, string Bare, Kind Kind, Known Known)
        {
            [Description("Is described.")] public int Described { get; init; }
            /// <summary>Is commented.</summary>
            public int Commented { get; init; }
            public int Silent { get; init; }
            [JsonIgnore] public int Ignored { get; init; }
        }
        [JsonContract] public partial record S([property: Description("Is described.")] List<Kind> Kinds);
        public enum Kind
        {
            /// <summary>Is commented.</summary>
            One,
            Two,
        }

        /// <summary>Is known.</summary>
        public enum Known { [Description("x")] One }
        """;

    [Fact]
    public async Task Reports_nothing_until_it_is_switched_on() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Source))));

    [Fact]
    public async Task Reports_members_and_names_without_a_description()
    {
        CSharpCompilation compilation = Sources.Compile(Sources.File(Source));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("GI3020", ReportDiagnostic.Warn)]));
        IEnumerable<Diagnostic> diagnostics = (await AnalyzerVerifier.DiagnosticsAsync(compilation)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        Assert.Equal(
            new[] { "R.Bare", "R.Kind", "R.Silent", "Kind.Two" }
                .Select(name => $"GI3020: '{name}' has neither a [Description] nor a doc comment: describe it, because the model gets only its name"),
            diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }
}
