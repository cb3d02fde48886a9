using GptImage2.Architecture;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Architecture;

/// <summary>The folders of the generator are in layers: none uses one above it, and no two use each other.</summary>
public sealed class GeneratorFloorTests
{
    private static readonly string[][] Layers =
    [
        ["Infrastructure"],
        ["Scalars"],
        ["Model"],
        ["Symbols"],
        ["Diagnostics"],
        ["Rules/Contracts/Patterns"],
        ["Rules/Contracts", "Rules/Model"],
        ["Rules/Interfaces", "Rules/Messages", "Rules/Examples", "Rules/Usage"],
        ["Rules"],
        ["Parsing"],
        ["Declarations"],
        ["Schema"],
        ["Rendering"],
        ["Emitting"],
        ["Analyzers"],
        [FloorPlan.Root],
    ];

    [Fact]
    public void No_folder_of_the_generator_uses_one_above_it_and_no_two_use_each_other()
    {
        string source = Path.Combine(Repository.Root, "src");
        FloorReport report = FloorPlan.Check(
            Path.Combine(source, "GptImage2.Generators"),
            RunningReferences.Except("GptImage2.Generators", "GptImage2.Generators.Tests", "GptImage2"),
            Layers,
            new FloorPlanOptions
            {
                RoomNames = RoomNames.FullPath,
                PreprocessorSymbols = [],
                LinkedFiles = [.. Linked().Select(path => (Path.Combine(source, "GptImage2.Generators", path), "Rendering"))],
            });
        Assert.True(report.IsSound, report.ToString());
        Assert.True(report.Uses.Count > 1000);
    }

    // The project file says which files of the runtime it compiles as well.
    private static IEnumerable<string> Linked() => System.Xml.Linq.XDocument
        .Load(Path.Combine(Repository.Root, "src/GptImage2.Generators/GptImage2.Generators.csproj"))
        .Descendants("Compile")
        .Where(item => item.Attribute("LinkBase")?.Value == "Rendering")
        .Select(item => item.Attribute("Include")!.Value);
}
