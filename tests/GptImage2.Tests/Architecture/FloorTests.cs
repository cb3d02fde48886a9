using System.Runtime.CompilerServices;
using GptImage2.Architecture;

namespace GptImage2.Tests.Architecture;

public sealed class FloorTests
{
    // From the lowest layer up. Folders of one layer may use each other in one direction only.
    private static readonly string[][] Layers =
    [
        ["Annotations", "Models", "Text"],
        ["Contracts/Equality"],
        ["Contracts"],
        ["Results"],
        ["Serialization", "Webhooks"],
        ["Images", "Messages"],
        ["Repairing"],
        ["Correction"],
        ["Endpoints"],
        ["Endpoints/RateLimiting", "Endpoints/Telemetry"],
        ["Endpoints/RateLimiting/Sharing"],
        ["Endpoints/Caching"],
        ["Calls/Streaming"],
        ["Calls"],
        ["OpenAI/Credentials"],
        ["OpenAI"],
        [FloorPlan.Root],
        ["DependencyInjection"],
    ];

    [Fact]
    public void No_folder_of_the_runtime_uses_a_higher_layer_and_no_two_use_each_other()
    {
        FloorReport report = FloorPlan.Check(
            Path.Combine(TestsFolder(), "../../../src/GptImage2"),
            RunningReferences.Except("GptImage2", "GptImage2.Tests"),
            Layers,
            new FloorPlanOptions { RoomNames = RoomNames.FullPath });

        Assert.True(report.IsSound, report.ToString());
        Assert.NotEmpty(report.Uses);
    }

    private static string TestsFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
