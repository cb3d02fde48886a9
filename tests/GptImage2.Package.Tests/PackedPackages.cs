using GptImage2.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace GptImage2.Package.Tests;

/// <summary>The packages of the repository, packed once from the build that these tests are of.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] Projects = ["GptImage2", "GptImage2.Generators", "GptImage2.Extensions.AI", "GptImage2.AspNetCore", "GptImage2.Tokenizers", "GptImage2.Jobs", "GptImage2.Jobs.PostgreSql", "GptImage2.Orleans", "GptImage2.Redis", "GptImage2.Testing", "GptImage2.Emulator", "GptImage2.Emulator.Tool", "GptImage2.Jobs.Tool"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gptimage2-packages-");

    /// <summary>Of these packages alone, so that no folder of packages holds an older one under the same version.</summary>
    public string Version { get; } = $"0.0.0-packed.{Guid.NewGuid():N}";

    /// <summary>A folder that NuGet takes as a source.</summary>
    public string Source => _folder.FullName;

    /// <summary>What the packing printed.</summary>
    public string Output { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach (string project in Projects)
        {
            Dotnet run = await Dotnet.RunAsync(
                TestBuild.RepositoryRoot,
                CancellationToken.None,
                ["pack", $"src/{project}", "--no-build", "--configuration", TestBuild.Configuration, "--output", Source, $"-p:PackageVersion={Version}", .. Dotnet.BuildArguments]);
            Output += run.Output;
            if (run.ExitCode == 0)
                continue;

            await DisposeAsync();
            Assert.Fail(run.Output);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Source, $"{id}.{Version}.{extension}"));
}
