using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Architecture;

/// <summary>The sources of a project, compiled, with the room of each file.</summary>
internal sealed class SourceSet
{
    // Errors of a name that does not resolve, or of syntax that this compiler does not know: uses would be overlooked.
    private static readonly HashSet<string> Blinding = new(StringComparer.Ordinal) { "CS0103", "CS0117", "CS0234", "CS0246", "CS1061", "CS1929", "CS0400", "CS0012" };

    private readonly Dictionary<SyntaxTree, string> _rooms = [];
    private readonly string _folder;

    public SourceSet(string folder, IEnumerable<MetadataReference> references, FloorPlanOptions options)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        CSharpParseOptions parse = CSharpParseOptions.Default
            .WithLanguageVersion(LanguageVersion.Preview)
            .WithDocumentationMode(DocumentationMode.None)
            .WithPreprocessorSymbols(options.PreprocessorSymbols);
        foreach (string file in Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(_folder, file).Replace('\\', '/');
            if (!relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal))
                Add(file, Room(Path.GetDirectoryName(relative)!.Replace('\\', '/'), options.RoomNames), parse);
        }

        foreach ((string path, string linkedFolder) in options.LinkedFiles)
            Add(Path.GetFullPath(path), Room(linkedFolder, options.RoomNames), parse);
        string usings = string.Concat(options.GlobalUsings.Select(name => $"global using global::{name};\n"));
        IEnumerable<SyntaxTree> generated = options.GeneratedSources.Prepend(usings).Select(text => CSharpSyntaxTree.ParseText(text, parse));
        Compilation = CSharpCompilation.Create(
            options.AssemblyName ?? Path.GetFileName(_folder),
            [.. _rooms.Keys, .. generated],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    public CSharpCompilation Compilation { get; }

    public IEnumerable<SyntaxTree> Files => _rooms.Keys;

    public IReadOnlyCollection<string> Rooms => new SortedSet<string>(_rooms.Values, StringComparer.Ordinal);

    public string? RoomOf(SyntaxTree? file) => file is not null && _rooms.TryGetValue(file, out string? room) ? room : null;

    /// <summary>The path of a file as it is shown: within the folder.</summary>
    public string Shown(SyntaxTree file) => Path.GetRelativePath(_folder, file.FilePath).Replace('\\', '/');

    public IEnumerable<string> Unresolved() =>
        from diagnostic in Compilation.GetDiagnostics()
        where diagnostic.Severity == DiagnosticSeverity.Error && RoomOf(diagnostic.Location.SourceTree) is not null
        where Blinding.Contains(diagnostic.Id) || diagnostic.Location.SourceTree!.GetDiagnostics().Any(other => other.Equals(diagnostic))
        select $"The sources are not understood: {Shown(diagnostic.Location.SourceTree!)}:{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Room(string folder, RoomNames names) => folder.Length == 0 ? FloorPlan.Root : names switch
    {
        RoomNames.FirstSegment => folder.Split('/')[0],
        _ => folder,
    };

    private void Add(string file, string room, CSharpParseOptions parse)
    {
        using FileStream stream = File.OpenRead(file);
        _rooms.Add(CSharpSyntaxTree.ParseText(SourceText.From(stream), parse, file), room);
    }
}
