namespace GptImage2.Package.Tests.Consumers;

/// <summary>GI0012 and GI0013: nothing is generated, and the build says why.</summary>
public sealed class MissingGeneratorTests(PackedPackages packages)
{
    private const string Contract = "using GptImage2;\n\nnamespace Demo;\n\n[JsonContract]\npublic partial record Line(string Name);\n";

    [Fact]
    public async Task A_project_that_has_only_the_runtime_is_warned_where_it_has_a_contract()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2" Version="{packages.Version}" />""", properties: "<OutputType>Library</OutputType>");
        folder.Write("App/Plain.cs", "// [JsonContract] would be here.\nnamespace Demo;\n\npublic record Plain(string Name);\n");

        Assert.DoesNotContain("GI0013", (await folder.BuildAsync("App")).Succeeded().Output, StringComparison.Ordinal);

        folder.Write("App/Line.cs", Contract);
        string output = (await folder.BuildAsync("App")).Output;
        Assert.Contains("GI0013: Nothing is generated for [JsonContract] and [JsonModeClient] in this project, because it has only the runtime: reference the package GptImage2.Generators.", output, StringComparison.Ordinal);
        Assert.Contains("Line.cs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_with_the_generator_is_not_warned()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""", properties: "<OutputType>Library</OutputType>");
        folder.Write("App/Line.cs", Contract);

        Assert.DoesNotContain("GI00", (await folder.BuildAsync("App")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_in_another_language_is_warned_if_it_references_the_generator_itself()
    {
        using var folder = new ConsumerFolder(packages);
        string reference = $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""";
        folder.WriteProject("Lib", reference, properties: "<OutputType>Library</OutputType>");
        folder.Write("Lib/Line.cs", Contract);
        folder.Write("App/App.vbproj", Project("""<ProjectReference Include="../Lib/Lib.csproj" />"""));
        folder.Write("App/Program.vb", "Module Program\n    Sub Main()\n    End Sub\nEnd Module\n");

        Assert.DoesNotContain("GI0012", (await folder.BuildAsync("App/App.vbproj")).Succeeded().Output, StringComparison.Ordinal);

        folder.Write("App/App.vbproj", Project(reference));
        Assert.Contains("GI0012: GptImage2.Generators reads and writes only C#, so nothing is generated in this project", (await folder.BuildAsync("App/App.vbproj")).Output, StringComparison.Ordinal);

        static string Project(string items) => $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """;
    }
}
