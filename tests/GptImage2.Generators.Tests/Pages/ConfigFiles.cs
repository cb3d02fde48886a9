using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pages;

/// <summary>Severities that an .editorconfig or a .globalconfig sets, as the compiler takes them.</summary>
internal sealed class ConfigFiles : SyntaxTreeOptionsProvider
{
    private readonly ImmutableDictionary<string, ReportDiagnostic> _ofTree;
    private readonly ImmutableDictionary<string, ReportDiagnostic> _ofAll;

    private ConfigFiles(string path, string text)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(text, path) });
        _ofTree = set.GetOptionsForSourcePath("/project/Source0.cs").TreeOptions;
        _ofAll = set.GlobalConfigOptions.TreeOptions;
    }

    public static CSharpCompilation EditorConfig(CSharpCompilation compilation, string id, string severity) =>
        Apply(compilation, new ConfigFiles("/project/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = {severity}\n"));

    public static CSharpCompilation GlobalConfig(CSharpCompilation compilation, string id, string severity) =>
        Apply(compilation, new ConfigFiles("/project/.globalconfig", $"is_global = true\ndotnet_diagnostic.{id}.severity = {severity}\n"));

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _ofTree.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _ofAll.TryGetValue(diagnosticId, out severity);

    private static CSharpCompilation Apply(CSharpCompilation compilation, ConfigFiles files) =>
        compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(files));
}
