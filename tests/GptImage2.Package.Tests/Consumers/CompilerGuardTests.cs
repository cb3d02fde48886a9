namespace GptImage2.Package.Tests.Consumers;

public sealed class CompilerGuardTests(PackedPackages packages)
{
    [Fact]
    [Trait("Row", "F1")]
    public async Task A_build_with_an_older_compiler_fails_with_the_reason()
    {
        using ConsumerFolder folder = Folder();

        Dotnet build = (await folder.BuildAsync("App", "-p:CompilerApiVersion=roslyn4.13")).Failed();

        Assert.Contains(
            "error GI0001: GptImage2.Generators does not run in the C# compiler of this build, Roslyn 4.13: it needs Roslyn 4.14",
            build.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roslyn3.11", true)]
    [InlineData("roslyn4.8", true)]
    [InlineData("roslyn4.14", false)]
    [InlineData("roslyn4.100", false)]
    [InlineData("roslyn5.0", false)]
    [InlineData("roslyn10.0", false)]
    [InlineData("", false)]
    [InlineData("roslyn", false)]
    [InlineData("4.8", false)]
    [InlineData("roslyn4.8-preview", false)]
    [InlineData("roslyn99999999999.1", false)]
    public async Task Only_a_compiler_that_is_certainly_too_old_is_rejected(string version, bool refused)
    {
        using ConsumerFolder folder = Folder();
        folder.Write("Guard.proj", $"""
            <Project>
              <PropertyGroup>
                <Language>C#</Language>
                <CompilerApiVersion>{version}</CompilerApiVersion>
              </PropertyGroup>
              <Import Project="GptImage2.Generators.targets" />
            </Project>
            """);
        using (PackageFile package = packages.Open("GptImage2.Generators"))
            folder.Write("GptImage2.Generators.targets", package.ReadText("buildTransitive/net10.0/GptImage2.Generators.targets"));

        Dotnet run = await folder.DotnetAsync(["msbuild", "Guard.proj", "-t:GptImage2CheckCompiler", .. Dotnet.BuildArguments]);

        Assert.Equal(refused, run.ExitCode != 0);
        Assert.Equal(refused, run.Output.Contains("error GI0001", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_gets_the_same_guard_directly_and_through_another_project()
    {
        using PackageFile package = packages.Open("GptImage2.Generators");

        Assert.Equal(
            package.ReadText("build/net10.0/GptImage2.Generators.targets"),
            package.ReadText("buildTransitive/net10.0/GptImage2.Generators.targets"));
    }

    private ConsumerFolder Folder()
    {
        var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""");
        folder.Write("App/Program.cs", "return;");
        return folder;
    }
}
