namespace GptImage2.Architecture;

/// <summary>What <see cref="FloorPlan.Check"/> needs to know of a project besides its folder.</summary>
internal sealed record FloorPlanOptions
{
    /// <summary>How rooms are named.</summary>
    public RoomNames RoomNames { get; init; } = RoomNames.FirstSegment;

    /// <summary>The name of the assembly, so that <c>InternalsVisibleTo</c> of the references holds; null for the name of the folder.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>Files from outside of the folder that the project compiles as well, and the folder that it links them into.</summary>
    public IReadOnlyList<(string Path, string Folder)> LinkedFiles { get; init; } = [];

    /// <summary>Sources that the build makes, such as the output of a generator. They are in no room and cannot be blamed.</summary>
    public IReadOnlyList<string> GeneratedSources { get; init; } = [];

    /// <summary>The namespaces that the build imports everywhere. The default is what <c>ImplicitUsings</c> imports.</summary>
    public IReadOnlyList<string> GlobalUsings { get; init; } =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    /// <summary>The symbols of <c>#if</c>.</summary>
    public IReadOnlyList<string> PreprocessorSymbols { get; init; } = ["NET", "NET10_0", "NET10_0_OR_GREATER", "NET9_0_OR_GREATER", "NET8_0_OR_GREATER"];
}
