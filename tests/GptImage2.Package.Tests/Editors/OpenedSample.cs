using System.Collections.Immutable;
using System.Reflection;
using GptImage2.Package.Tests.Consumers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Package.Tests.Editors;

/// <summary>The sample with the packed packages, opened as an editor opens it: the project is read by MSBuild, its analyzers are loaded from the package.</summary>
public sealed class OpenedSample(PackedPackages packages) : IAsyncLifetime
{
    private readonly ConsumerFolder _folder = new(packages);
    private MSBuildWorkspace? _workspace;

    /// <summary>The sample as it is in the repository.</summary>
    public Project Project { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(TestBuild.RepositoryRoot, "samples", "ReceiptReader"), "*.cs"))
            _folder.Write($"ReceiptReader/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file));
        _folder.WriteProject("ReceiptReader", $"""
            <PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />
            <PackageReference Include="GptImage2.Emulator" Version="{packages.Version}" />
            <PackageReference Include="Spectre.Console" Version="{TestBuild.SpectreConsoleVersion}" />
            """);
        (await _folder.DotnetAsync(["restore", "ReceiptReader", .. Dotnet.BuildArguments])).Succeeded();
        _workspace = MSBuildWorkspace.Create();
        Project = await _workspace.OpenProjectAsync(_folder.At("ReceiptReader/ReceiptReader.csproj"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(_workspace.Diagnostics, diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure);
    }

    public ValueTask DisposeAsync()
    {
        _workspace?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>An assembly of the package, as the editor has loaded it.</summary>
    public Assembly Assembly(string name)
    {
        string path = Assert.Single(Project.AnalyzerReferences, reference => Path.GetFileNameWithoutExtension(reference.FullPath) == name).FullPath!;
        Assert.Contains(packages.Version, path, StringComparison.Ordinal);
        return Project.AnalyzerReferences.OfType<AnalyzerFileReference>().Single(reference => reference.FullPath == path).GetAssembly();
    }

    /// <summary>The code fixes of the package.</summary>
    public IReadOnlyList<CodeFixProvider> Fixes() =>
    [
        .. Assembly("GptImage2.CodeFixes").GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The project after an edit in one of its files.</summary>
    public async Task<Project> EditedAsync(string file, string before, string after)
    {
        Document document = Project.Documents.Single(document => document.Name == file);
        string text = (await document.GetTextAsync()).ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return document.WithText(SourceText.From(text.Replace(before, after, StringComparison.Ordinal))).Project;
    }

    /// <summary>What our analyzers report.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Project project)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. project.AnalyzerReferences
                .Where(reference => Path.GetFileName(reference.FullPath)!.StartsWith("GptImage2.", StringComparison.Ordinal))
                .SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)),
        ];
        Compilation compilation = (await project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }
}
