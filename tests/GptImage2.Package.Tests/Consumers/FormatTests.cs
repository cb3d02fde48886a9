using GptImage2.Tests.Shared;

namespace GptImage2.Package.Tests.Consumers;

/// <summary>A project with a mistake for each fix, repaired by <c>dotnet format</c>.</summary>
public sealed class FormatTests(PackedPackages packages)
{
    [Fact]
    public async Task One_run_of_dotnet_format_repairs_everything_that_has_a_fix()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""
            <PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />
            <AdditionalFiles Include="prompts/*.md" />
            """, "<OutputType>Library</OutputType>");
        foreach (FixableMistake mistake in FixableMistakes.All)
        {
            folder.Write($"App/{mistake.Fix}.cs", mistake.File(Unmarked(mistake.Before)));
            if (mistake.Prompt is not null)
                folder.Write($"App/{mistake.PromptPath}", mistake.Prompt);
        }

        (await folder.DotnetAsync(["restore", "App", .. Dotnet.BuildArguments])).Succeeded();
        string broken = (await folder.BuildAsync("App", "--no-restore")).Failed().Output;
        string format = (await folder.DotnetAsync(
            ["format", "analyzers", "App/App.csproj", "--no-restore", "--severity", "info", "--verbosity", "detailed", "--diagnostics", .. FixableMistakes.All.Select(mistake => mistake.Id).Distinct()])).Succeeded().Output;

        Assert.Equal(
            FixableMistakes.All.Select(mistake => mistake.File(mistake.After)),
            FixableMistakes.All.Select(mistake => folder.Read($"App/{mistake.Fix}.cs")));
        Assert.Equal(
            FixableMistakes.All.Where(mistake => mistake.Prompt is not null).Select(mistake => mistake.PromptAfter ?? mistake.Prompt),
            FixableMistakes.All.Where(mistake => mistake.Prompt is not null).Select(mistake => folder.Read($"App/{mistake.PromptPath}")));
        (await folder.BuildAsync("App", "--no-restore")).Succeeded();
        Assert.Contains("error", broken, StringComparison.Ordinal);
        Assert.DoesNotContain("Unable to", format, StringComparison.Ordinal);
    }

    private static string Unmarked(string code) => code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}
