using System.Runtime.CompilerServices;
using GptImage2.Architecture;

namespace GptImage2.Jobs.Tests.Architecture;

public sealed class FloorTests
{
    // From the lowest layer up.
    private static readonly string[][] Layers =
    [
        ["Model"],
        ["Journals"],
        ["Journals/Queues"],
        ["Journals/Sqlite"],
        ["Files"],
        ["Reports", "Exports"],
        ["Limits", "Budgets", "Metering"],
        ["Requests"],
        ["Batches"],
        ["Runs"],
        ["Plans"],
        [FloorPlan.Root],
    ];

    [Fact]
    public void No_folder_of_jobs_uses_a_higher_layer_and_no_two_use_each_other()
    {
        FloorReport report = FloorPlan.Check(
            Path.Combine(TestsFolder(), "../../../src/GptImage2.Jobs"),
            RunningReferences.Except("GptImage2.Jobs", "GptImage2.Jobs.Tests"),
            Layers,
            new FloorPlanOptions { RoomNames = RoomNames.FullPath });

        Assert.True(report.IsSound, report.ToString());
        Assert.NotEmpty(report.Uses);
    }

    private static string TestsFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
