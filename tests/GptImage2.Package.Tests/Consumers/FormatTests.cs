using GptImage2.Tests.Shared;

namespace GptImage2.Package.Tests.Consumers;

/// <summary>A project with a mistake for each fix, repaired by <c>dotnet format</c>.</summary>
public sealed class FormatTests(PackedPackages packages)
{
    [Fact]
    public async Task Each_fix_is_applied_by_dotnet_format_and_the_result_compiles()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""
            <PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />
            <AdditionalFiles Include="prompts/*.md" />
            """, "<OutputType>Library</OutputType>");
        (await folder.DotnetAsync(["restore", "App", .. Dotnet.BuildArguments])).Succeeded();

        // In one run, dotnet format applies one fix for each rule.
        foreach (IGrouping<int, FixableMistake> run in FixableMistakes.All.GroupBy(Run).OrderBy(run => run.Key))
        {
            foreach (FixableMistake mistake in run)
            {
                folder.Write($"App/{mistake.Fix}.cs", mistake.File(Unmarked(mistake.Before)));
                if (mistake.Prompt is not null)
                    folder.Write($"App/{mistake.PromptPath}", mistake.Prompt);
            }

            (await folder.DotnetAsync(
                ["format", "analyzers", "App/App.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. run.Select(mistake => mistake.Id).Distinct()])).Succeeded();
        }

        Assert.Equal(
            FixableMistakes.All.Select(mistake => mistake.File(mistake.After)),
            FixableMistakes.All.Select(mistake => folder.Read($"App/{mistake.Fix}.cs")));
        FixableMistake[] inFiles = [.. FixableMistakes.All.Where(mistake => mistake.Prompt is not null)];
        Assert.Equal(inFiles.Select(mistake => mistake.PromptAfter ?? mistake.Prompt), inFiles.Select(mistake => folder.Read($"App/{mistake.PromptPath}")));
        (await folder.BuildAsync("App", "--no-restore")).Succeeded();
    }

    // The position of the fix among those of its rule.
    private static int Run(FixableMistake mistake) =>
        FixableMistakes.All.Where(other => other.Id == mistake.Id).Select(other => other.Fix.Split('_')[0]).Distinct().ToList().IndexOf(mistake.Fix.Split('_')[0]);

    private static string Unmarked(string code) => code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}
