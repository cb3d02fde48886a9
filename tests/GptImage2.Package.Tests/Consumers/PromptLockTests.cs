namespace GptImage2.Package.Tests.Consumers;

public sealed class PromptLockTests(PackedPackages packages)
{
    // What MSBuild, C# and Markdown would each read in their own way.
    private const string Hostile = """A; %41 $(Version) @(Compile) 'a' "b" */ // ` ```` \n \\n <T> ~é日😀;; ]]> &amp; <![CDATA[ C:\a\b""";

    [Fact]
    public async Task A_rename_is_reported_until_the_lock_file_is_updated()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""");
        Write(folder, "Merchant");

        (await folder.BuildAsync("App")).Succeeded();
        (await Update(folder)).Succeeded();
        string first = folder.Read("App/prompts.lock.md");
        Assert.StartsWith("# Prompts\n", first, StringComparison.Ordinal);
        Assert.Contains("\n## Demo.IReceiptReader.ReadAsync\n", first, StringComparison.Ordinal);
        Assert.Contains($"\n`````text\n{Hostile}\n`````\n", first, StringComparison.Ordinal);
        Assert.Contains("\n    \"merchant\": { \"type\": \"string\" }\n", first, StringComparison.Ordinal);
        (await folder.BuildAsync("App")).Succeeded();

        // Warnings are errors here, as in the build of a careful project.
        Write(folder, "Retailer");
        string failed = (await folder.BuildAsync("App")).Failed().Output;
        Assert.Contains("Program.cs(9,23): error GI2014: The prompt of 'ReadAsync' differs from prompts.lock.md, line ", failed, StringComparison.Ordinal);
        Assert.Contains("""'"merchant": { "type": "string" }' there, '"retailer": { "type": "string" }' now""", failed, StringComparison.Ordinal);

        (await Update(folder)).Succeeded();
        Assert.Equal(first.Replace("\"merchant\"", "\"retailer\"", StringComparison.Ordinal), folder.Read("App/prompts.lock.md"));
        (await folder.BuildAsync("App")).Succeeded();
    }

    [Fact]
    public async Task A_budget_in_editorconfig_applies_to_its_folder()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""");
        Write(folder, "Merchant");
        folder.Write("App/.editorconfig", "root = true\n[Program.cs]\ngptimage2_max_prompt_tokens = 20\n");

        Assert.Contains("more than gptimage2_max_prompt_tokens = 20 allows", (await folder.BuildAsync("App")).Failed().Output, StringComparison.Ordinal);

        folder.Write("App/.editorconfig", "root = true\n[other/**.cs]\ngptimage2_max_prompt_tokens = 20\n");
        (await folder.BuildAsync("App")).Succeeded();
    }

    [Fact]
    public async Task A_change_is_reported_in_a_folder_whose_name_the_compiler_would_cut()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""");
        folder.Write("C#/App/App.csproj", folder.Read("App/App.csproj"));
        Write(folder, "Merchant", "C#/App");
        folder.Write("C#/App/prompts.lock.md", "# Prompts\n");

        Assert.Contains("GI2014: The prompt of 'ReadAsync' is not in prompts.lock.md", (await folder.BuildAsync("C#/App")).Failed().Output, StringComparison.Ordinal);
    }

    private static Task<Dotnet> Update(ConsumerFolder folder) => folder.BuildAsync("App", "-t:GptImage2UpdatePrompts");

    private static void Write(ConsumerFolder folder, string member, string project = "App") => folder.Write($"{project}/Program.cs", $$$""""""
        using GptImage2;
        Console.WriteLine(JsonModePrompts.Of<Demo.IReceiptReader>()[0].SystemMessage);
        namespace Demo
        {
            [JsonModeClient]
            public partial interface IReceiptReader
            {
                [UserMessage("""""{{{Hostile}}}""""")]
                Task<Receipt> ReadAsync(CancellationToken cancellationToken = default);
            }

            [JsonContract]
            public partial record Receipt(string {{{member}}});
        }
        """""");
}
