using System.Globalization;
using System.Text.RegularExpressions;
using GptImage2.Package.Tests.Consumers;

namespace GptImage2.Package.Tests.Frameworks;

/// <summary>The test classes of docs/testing.md, each in a project of its framework that has the packed packages.</summary>
public sealed partial class TestFrameworkTests(PackedPackages packages)
{
    private static readonly string[] SharedHeadings = ["The code on this page", "Exceptions", "Replies of the model as test data"];

    private const string FakeHeading = "A fake of the interface";

    public static TheoryData<string> Headings => [.. TestFramework.All.Select(static framework => framework.Heading)];

    [Theory]
    [MemberData(nameof(Headings))]
    public async Task The_documented_class_runs(string heading)
    {
        TestFramework framework = TestFramework.All.Single(framework => framework.Heading == heading);
        string? reason = await FrameworkPackages.RestoreAsync(framework, TestContext.Current.CancellationToken);
        Assert.SkipWhen(reason is not null, $"The packages of {heading} cannot be restored here: {reason}");
        using var folder = new ConsumerFolder(packages);
        // That of the repository names Microsoft.Testing.Platform.
        if (!framework.RunsOnTestingPlatform)
            folder.Write("global.json", "{}");
        folder.WriteProject("App", References(framework));
        foreach ((string name, string content) in Files(framework))
            folder.Write($"App/{name}", content);

        (await folder.BuildAsync("App")).Succeeded();
        Dotnet run = await folder.DotnetAsync(framework.RunsOnTestingPlatform
            ? ["test", "--project", "App", "--no-build", "--no-progress", "--no-ansi", "--output", "Detailed"]
            : ["test", "App", "--no-build", "--logger", "console;verbosity=detailed", "-nologo", "-nodeReuse:false"]);

        run.Succeeded();
        Assert.Contains($"A_malformed_reply_never_becomes_a_wrong_receipt{framework.Row}", run.Output, StringComparison.Ordinal);
        Assert.True(Passed(run.Output) > 80, run.Output);
    }

    [Fact]
    public void Every_file_of_the_page_is_in_a_project() => Assert.Equal(
        DocumentedFiles.Count,
        SharedHeadings.Append(FakeHeading).Concat(TestFramework.All.Select(static framework => framework.Heading)).Sum(static heading => DocumentedFiles.Under(heading).Count()));

    private static IEnumerable<(string Name, string Content)> Files(TestFramework framework)
    {
        IEnumerable<string> headings = [.. SharedHeadings, framework.Heading];
        // The tests of the fake are written for one of the frameworks.
        if (framework.Heading == "xUnit v3")
            headings = headings.Append(FakeHeading);
        return headings.SelectMany(DocumentedFiles.Under);
    }

    private static int Passed(string output) =>
        int.Parse(PassedCount().Match(output).Groups["count"].Value, CultureInfo.InvariantCulture);

    private string References(TestFramework framework) =>
        framework.References + string.Concat(((string[])["GptImage2.Generators", "GptImage2.Testing", "GptImage2.Emulator"]).Select(id => $"""<PackageReference Include="{id}" Version="{packages.Version}" />"""));

    [GeneratedRegex(@"^\s*(Passed|succeeded): (?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PassedCount();
}
