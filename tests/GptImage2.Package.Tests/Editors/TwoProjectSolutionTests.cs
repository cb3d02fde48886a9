using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Package.Tests.Consumers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.MSBuild;

namespace GptImage2.Package.Tests.Editors;

/// <summary>
/// Two projects, one of which references the other. An editor sees the source of the other one, a build its reference
/// assembly. Both give the same code and the same diagnostics.
/// </summary>
public sealed class TwoProjectSolutionTests(PackedPackages packages)
{
    private const string Library = """
        using System.ComponentModel.DataAnnotations;
        using GptImage2;

        namespace Lib;

        public abstract class Audited
        {
            public Guid Id { get; } = Guid.NewGuid();

            /// <summary>How sure it is.</summary>
            [Range(1, 5)]
            public int Level { get; set; } = 3;

            public object? Extra { get; set; }

            public string Source { get; internal set; } = "";
        }

        public abstract class Sound
        {
            [MaxLength(3)]
            public string Code { get; protected set; } = "none";

            public int Count { get; init; } = 1;
        }

        /// <summary>A kind.</summary>
        public enum Kind
        {
            /// <summary>The first.</summary>
            One,
            Two,
        }

        /// <summary>A part.</summary>
        [JsonContract]
        public partial class Part
        {
            /// <summary>Its size.</summary>
            public int Size { get; private set; } = 1;

            public required Kind Kind { get; init; }
        }
        """;

    private const string App = """
        using GptImage2;

        namespace App;

        [JsonContract]
        public partial class Broken : Lib.Audited
        {
            public required string Title { get; set; }
        }

        [JsonContract]
        public partial class Right : Lib.Sound
        {
            public required Lib.Part Part { get; set; }

            public required Lib.Kind Kind { get; set; }
        }

        [JsonContract]
        public partial class Derived : Lib.Part;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {kind}.")]
            Task<Right> ReadAsync(Lib.Kind kind, CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public async Task An_editor_and_a_build_have_the_same_code_and_diagnostics()
    {
        using var folder = new ConsumerFolder(packages);
        string package = $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""";
        folder.WriteProject("Lib", package, properties: "<OutputType>Library</OutputType>");
        folder.Write("Lib/Lib.cs", Library);
        folder.WriteProject("App", package + """<ProjectReference Include="../Lib/Lib.csproj" />""", properties: "<OutputType>Library</OutputType>");
        folder.Write("App/App.cs", App);
        (await folder.DotnetAsync(["restore", "App", .. Dotnet.BuildArguments])).Succeeded();
        using var workspace = MSBuildWorkspace.Create();
        Project app = await workspace.OpenProjectAsync(folder.At("App/App.csproj"), cancellationToken: TestContext.Current.CancellationToken);
        Project library = app.Solution.Projects.Single(project => project.Name == "Lib");
        Project built = app.RemoveProjectReference(app.ProjectReferences.Single()).AddMetadataReference(await EmittedAsync(library));

        (string Code, string Diagnostics) inEditor = await ViewAsync(app);
        (string Code, string Diagnostics) inBuild = await ViewAsync(built);

        Assert.IsType<CompilationReference>((await app.GetCompilationAsync())!.References.Single(reference => reference is CompilationReference), exactMatch: false);
        Assert.Equal(inBuild.Diagnostics, inEditor.Diagnostics);
        Assert.Equal(inBuild.Code, inEditor.Code);
        Assert.Equal(
            ["Broken GI0014", "Broken GI0014", "Broken GI3003", "Derived GI3008", "Part GI3057"],
            inEditor.Diagnostics.Split('\n').Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]));
        string build = (await folder.BuildAsync("App")).Failed().Output;
        // A build does not print suggestions.
        Assert.All(inEditor.Diagnostics.Split('\n').Where(static line => !line.Contains("GI3057", StringComparison.Ordinal)), line => Assert.Contains(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], build, StringComparison.Ordinal));
        Assert.DoesNotContain("error CS", build, StringComparison.Ordinal);
    }

    private static async Task<PortableExecutableReference> EmittedAsync(Project project)
    {
        using var assembly = new MemoryStream();
        EmitResult result = (await project.GetCompilationAsync())!.Emit(assembly, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static async Task<(string Code, string Diagnostics)> ViewAsync(Project project)
    {
        ImmutableArray<Diagnostic> diagnostics = await OpenedSample.ReportsAsync(project);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        var code = new List<string>();
        foreach (SourceGeneratedDocument document in (await project.GetSourceGeneratedDocumentsAsync()).Where(document => document.HintName.StartsWith("App.", StringComparison.Ordinal)).OrderBy(document => document.HintName, StringComparer.Ordinal))
            code.Add(document.HintName + "\n" + await document.GetTextAsync());
        return (
            string.Join("\n", code),
            string.Join("\n", diagnostics
                .Select(diagnostic => $"{diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
                .Order(StringComparer.Ordinal)));
    }
}
