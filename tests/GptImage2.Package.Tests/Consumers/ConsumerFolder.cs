namespace GptImage2.Package.Tests.Consumers;

/// <summary>A folder of projects made from nothing, which know the packed packages and what the repository was restored with.</summary>
internal sealed class ConsumerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gptimage2-consumer-");

    public ConsumerFolder(PackedPackages packages)
    {
        // The closure of the packages is read from the folder that the repository was restored to: nothing is downloaded,
        // and a package of ours that is published already cannot take the place of the one that was packed.
        Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <clear />
                <add key="packed" value="{packages.Source}" />
                <add key="library" value="library" />
              </packageSources>
              <packageSourceMapping>
                <clear />
              </packageSourceMapping>
              <fallbackPackageFolders>
                <clear />
                <add key="restored" value="{TestBuild.NuGetPackageRoot}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        Directory.CreateDirectory(At("library"));
        File.Copy(Path.Combine(TestBuild.RepositoryRoot, "global.json"), At("global.json"));
        foreach (string outer in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            Write(outer, "<Project />");
    }

    /// <summary>Where packages of the folder's own projects go.</summary>
    public string Library => At("library");

    /// <summary>Where tools are installed.</summary>
    public string Tools => At("tools");

    public void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), content);
    }

    public string Read(string file) => File.ReadAllText(At(file)).ReplaceLineEndings("\n");

    public void Write(string file, Stream content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        using FileStream stream = File.Create(At(file));
        content.CopyTo(stream);
    }

    public void WriteProject(string name, string items, string properties = "<OutputType>Exe</OutputType>", string framework = "net10.0") =>
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);

    public Task<Dotnet> BuildAsync(string project, params IEnumerable<string> arguments) =>
        DotnetAsync(["build", project, .. Dotnet.BuildArguments, .. arguments]);

    public Task<Dotnet> DotnetAsync(params IEnumerable<string> arguments) =>
        Dotnet.RunAsync(_folder.FullName, TestContext.Current.CancellationToken, arguments);

    /// <summary>Runs a project that was built.</summary>
    /// <returns>What it printed, line by line.</returns>
    public async Task<string[]> RunAsync(string project)
    {
        Dotnet run = await DotnetAsync($"{project}/bin/Debug/net10.0/{project}.dll");
        return run.Succeeded().Output.TrimEnd('\n').Split('\n');
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The path of a file in the folder.</summary>
    public string At(string file) => Path.Combine(_folder.FullName, file);
}
