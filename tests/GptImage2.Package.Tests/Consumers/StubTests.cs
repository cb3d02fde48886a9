using System.Text.RegularExpressions;

namespace GptImage2.Package.Tests.Consumers;

/// <summary>A build with a mistake in a contract reports the mistake and nothing else, and never succeeds.</summary>
public sealed partial class StubTests(PackedPackages packages)
{
    private const string Program = """
        using GptImage2;

        System.Console.WriteLine(Demo.Line.JsonSchema + JsonModePrompts.Of<Demo.IShop>().Count);

        namespace Demo
        {
            [JsonContract]
            public partial record Line(object Name);

            [JsonModeClient]
            public partial interface IShop
            {
                [UserMessage("Which?")]
                System.Threading.Tasks.Task<Line> AskAsync(System.Threading.CancellationToken cancellationToken = default);
            }
        }
        """;

    [Fact]
    public async Task A_mistake_is_reported_alone()
    {
        using ConsumerFolder folder = Folder("");
        Assert.Equal(["GI3003"], Errors(await folder.BuildAsync("App")));
    }

    [Fact]
    public async Task Without_analyzers_there_is_no_stub()
    {
        using ConsumerFolder folder = Folder("<RunAnalyzers>false</RunAnalyzers>");
        Assert.Contains("CS0117", Errors(await folder.BuildAsync("App")));
    }

    [Fact]
    public async Task An_old_version_of_the_language_is_reported_once()
    {
        using ConsumerFolder folder = Folder("<LangVersion>10</LangVersion>");
        Assert.Single(Errors(await folder.BuildAsync("App")), id => id.StartsWith("GI", StringComparison.Ordinal));
        Assert.Contains("GI0011", Errors(await folder.BuildAsync("App")));
    }

    private ConsumerFolder Folder(string properties)
    {
        var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""", properties: "<OutputType>Exe</OutputType>" + properties);
        folder.Write("App/Program.cs", Program);
        return folder;
    }

    private static IEnumerable<string> Errors(Dotnet build) =>
        Line().Matches(build.Failed().Output).Select(match => (Place: match.Groups["place"].Value, Id: match.Groups["id"].Value)).Distinct().Select(error => error.Id);

    [GeneratedRegex(@"^\s*(?<place>\S+\(\d+,\d+\)): error (?<id>[A-Z]+\d+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
