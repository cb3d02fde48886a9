using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>
/// A library and a project that references it, in each way in which a compiler sees the library: as source in an editor, as
/// an assembly from a package, and as a reference assembly, which has no private members, in a build.
/// </summary>
internal static class TwoProjects
{
    /// <summary>What is generated and reported for the project, the same for every view.</summary>
    public static async Task<View> ViewAsync(string library, string app)
    {
        CSharpCompilation compiled = GeneratorRun.Unchecked(Sources.Compile(Sources.File(library)).WithAssemblyName("Library")).Output;
        (string Name, MetadataReference Reference)[] ways =
        [
            ("source", compiled.ToMetadataReference()),
            ("assembly", Emitted(compiled, new EmitOptions())),
            ("reference assembly", Emitted(compiled, new EmitOptions(metadataOnly: true, includePrivateMembers: false))),
        ];
        var views = new List<View>();
        foreach ((_, MetadataReference reference) in ways)
            views.Add(await OfAsync(Sources.Compile(Sources.File(app)).WithAssemblyName("App").AddReferences(reference)));
        for (int i = 1; i < ways.Length; i++)
        {
            Assert.Equal($"{ways[i].Name}\n{views[i].Diagnostics}", $"{ways[i].Name}\n{views[0].Diagnostics}");
            Assert.Equal($"{ways[i].Name}\n{views[i].Generated}", $"{ways[i].Name}\n{views[0].Generated}");
        }

        return views[0];
    }

    private static async Task<View> OfAsync(CSharpCompilation app)
    {
        var run = GeneratorRun.Unchecked(app);
        ImmutableArray<Diagnostic> diagnostics = await AnalyzerVerifier.DiagnosticsAsync(app);
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Location.IsInSource && app.ContainsSyntaxTree(diagnostic.Location.SourceTree), diagnostic.ToString()));
        return new View(
            string.Join("\n", run.Files.Select(file => $"{file.HintName}\n{file.SourceText}")),
            string.Join("\n", diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.ToString(), StringComparer.Ordinal)
                .Select(diagnostic => $"{diagnostic.Id} at '{diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}': {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")),
            [.. diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)],
            [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
    }

    private static PortableExecutableReference Emitted(CSharpCompilation compilation, EmitOptions options)
    {
        using var assembly = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, options: options);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    /// <param name="Generated">All generated files.</param>
    /// <param name="Diagnostics">Everything that the analyzers report, a line each.</param>
    /// <param name="Ids">The ids of it.</param>
    /// <param name="Errors">The errors of the compiler.</param>
    internal sealed record View(string Generated, string Diagnostics, ImmutableArray<string> Ids, ImmutableArray<Diagnostic> Errors);
}
