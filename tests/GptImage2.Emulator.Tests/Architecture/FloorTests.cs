using System.Runtime.CompilerServices;
using GptImage2.Architecture;

namespace GptImage2.Emulator.Tests.Architecture;

/// <summary>The folders of the emulator are in layers: none uses one above it, and no two use each other.</summary>
public sealed class FloorTests
{
    private static readonly string[][] Layers =
    [
        ["Errors", "Faults", "Images"],
        ["Messages"],
        ["Tokens"],
        ["Options"],
        ["Bodies", "Requests"],
        ["Completions", "Samples"],
        ["MalformedReplies", "Log"],
        ["Limits", "Endpoints"],
        ["Replies"],
        ["Chat", "Files", "Webhooks"],
        ["Batches"],
        ["Pages", "Wire"],
        ["Server"],
        [FloorPlan.Root],
    ];

    [Fact]
    public void A_folder_of_the_emulator_does_not_use_a_folder_above_it_and_two_folders_do_not_use_each_other()
    {
        FloorReport report = FloorPlan.Check(
            Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/GptImage2.Emulator"),
            RunningReferences.Except("GptImage2.Emulator", "GptImage2.Emulator.Tests", "GptImage2.Emulator.Tool"),
            Layers,
            new FloorPlanOptions { GlobalUsings = [.. new FloorPlanOptions().GlobalUsings, .. WebUsings] });
        Assert.True(report.IsSound, report.ToString());
        Assert.True(report.Uses.Count > 500);
    }

    // What ImplicitUsings imports in a project of the Web SDK besides the plain ones.
    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static string Here([CallerFilePath] string path = "") => path;
}
