using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes.Tests.Infrastructure;

/// <summary>
/// A solution as an editor holds it, with the generator and the analyzers of this repository. Documents that begin with
/// <c>// Library</c> are in a project that the others reference; those that begin with <c>// prompts/…</c> are files
/// beside the project.
/// </summary>
internal sealed class TestSolution : IDisposable
{
    private const string Folder = "/app/";

    private readonly AdhocWorkspace _workspace = new();

    public TestSolution(IReadOnlyList<string> texts)
    {
        Solution solution = _workspace.CurrentSolution;
        ProjectId? library = texts.Any(IsOfLibrary) ? ProjectId.CreateNewId() : null;
        var app = ProjectId.CreateNewId();
        if (library is not null)
            solution = AddProject(solution, library, "Library");
        solution = AddProject(solution, app, "App");
        if (library is not null)
            solution = solution.AddProjectReference(app, new ProjectReference(library));
        solution = solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(app), ".globalconfig", SourceText.From($"is_global = true\nbuild_property.ProjectDir = {Folder}\n"), filePath: Folder + ".globalconfig");
        for (int i = 0; i < texts.Count; i++)
            solution = Add(solution, texts[i], $"Source{i}.cs", IsOfLibrary(texts[i]) ? library! : app);
        Solution = solution;
    }

    public Solution Solution { get; }

    /// <summary>The texts of its documents, in the order in which they were given.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (Document document in solution.Projects.SelectMany(project => project.Documents).OrderBy(document => document.Name, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync()).ToString());
        return texts;
    }

    /// <summary>The texts of the files beside the code.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (TextDocument file in solution.Projects.SelectMany(project => project.AdditionalDocuments).OrderBy(file => file.Name, StringComparer.Ordinal))
            texts.Add((await file.GetTextAsync()).ToString());
        return texts;
    }

    public void Dispose() => _workspace.Dispose();

    private static bool IsOfLibrary(string text) => text.StartsWith("// Library", StringComparison.Ordinal);

    private static Solution AddProject(Solution solution, ProjectId id, string name) => solution.AddProject(ProjectInfo.Create(
        id,
        VersionStamp.Create(),
        name,
        name,
        LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
        parseOptions: Sources.Options,
        metadataReferences: Sources.Compile().References,
        analyzerReferences: [new AnalyzerFileReference(typeof(Generators.JsonModeGenerator).Assembly.Location, new Loader())]));

    private static Solution Add(Solution solution, string text, string name, ProjectId project)
    {
        if (!text.StartsWith("// prompts/", StringComparison.Ordinal))
            return solution.AddDocument(DocumentId.CreateNewId(project), name, SourceText.From(text), filePath: Folder + name);
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string path = text[3..end];
        return solution.AddAdditionalDocument(DocumentId.CreateNewId(project), path, SourceText.From(text[(end + 1)..]), filePath: Folder + path);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => typeof(Generators.JsonModeGenerator).Assembly;
    }
}
