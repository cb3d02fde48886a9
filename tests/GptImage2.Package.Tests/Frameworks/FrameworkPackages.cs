namespace GptImage2.Package.Tests.Frameworks;

/// <summary>The packages of a test framework. The repository itself does not need them, so they are restored when they are tested.</summary>
internal static class FrameworkPackages
{
    /// <summary>Restores them to the folder that consumers read packages from.</summary>
    /// <returns>Why that was not possible; null when they are there.</returns>
    public static async Task<string?> RestoreAsync(TestFramework framework, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("gptimage2-framework-");
        try
        {
            foreach (string outer in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, outer), "<Project />", cancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Framework.csproj"),
                $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{framework.References}</ItemGroup></Project>""",
                cancellationToken);
            Dotnet restore = await Dotnet.RunAsync(
                folder.FullName, cancellationToken, ["restore", "Framework.csproj", $"-p:RestorePackagesPath={TestBuild.NuGetPackageRoot}", .. Dotnet.BuildArguments]);
            return restore.ExitCode == 0 ? null : restore.Output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
