namespace GptImage2.Package.Tests.Consumers;

public sealed class FreshProjectTests(PackedPackages packages)
{
    private const string Program = """"
        using System.ComponentModel.DataAnnotations;
        using GptImage2;

        Console.WriteLine(Receipt.JsonSchema);

        Receipt receipt = Receipt.FromJson("""{"merchant":"Corner Shop","date":"2026-05-08","lines":[{"name":"milk","quantity":2}],"total":3.10,"paidBy":"Card"}""");
        Console.WriteLine(FormattableString.Invariant($"{receipt.Merchant}, {receipt.Date:O}, {receipt.Lines[0].Quantity} {receipt.Lines[0].Name}, {receipt.Total}, {receipt.PaidBy}"));

        if (!Receipt.TryFromJson("""{"merchant":null,"date":"yesterday","lines":[],"total":-1,"paidBy":"Shells"}""", out _, out IReadOnlyList<ContractViolation> violations))
        {
            foreach (ContractViolation violation in violations)
                Console.WriteLine(violation);
        }

        IReceiptReader receipts = new GptImage2Client("a-key").Bind<IReceiptReader>();
        Console.WriteLine(receipts is not null);

        [JsonModeClient]
        [SystemMessage("Copy figures exactly as printed. Never guess.")]
        public partial interface IReceiptReader
        {
            [UserMessage("Read this receipt. Its amounts are in {currency}.")]
            Task<Receipt> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);

            [UserMessage("Photo before: {before} Photo after: {after} What changed about the {item}?")]
            Task<JsonModeResult<Damage>> CompareAsync(ImageInput before, ImageInput after, string item, CancellationToken cancellationToken = default);
        }

        /// <summary>One paper receipt.</summary>
        [JsonContract]
        public partial record Receipt(
            string Merchant,
            DateOnly Date,
            [property: MinLength(1)] IReadOnlyList<LineItem> Lines,
            [property: Range(0, 1_000_000)] decimal Total,
            PaymentMethod? PaidBy);

        [JsonContract]
        public partial record LineItem(string Name, [property: Range(1, 100)] int Quantity);

        [JsonContract]
        public partial record Damage(string What);

        public enum PaymentMethod
        {
            Cash,
            Card,
        }
        """";

    [Fact]
    public async Task One_package_is_all_that_a_fresh_project_needs()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", Reference);
        folder.Write("App/Program.cs", Program);

        (await folder.BuildAsync("App")).Succeeded();
        string[] printed = await folder.RunAsync("App");

        Assert.StartsWith("""{"type":"object","description":"One paper receipt.","properties":{"merchant":{"type":"string"},""", printed[0], StringComparison.Ordinal);
        Assert.Equal("Corner Shop, 2026-05-08, 2 milk, 3.10, Card", printed[1]);
        Assert.Equal(
            ["/merchant", "/date", "/lines", "/total", "/paidBy"],
            printed[2..^1].Select(line => line[..line.IndexOf(": expected ", StringComparison.Ordinal)]));
        Assert.Equal("True", printed[^1]);
    }

    [Fact]
    public async Task A_fresh_project_calls_the_emulator()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""{Reference}<PackageReference Include="GptImage2.Emulator" Version="{packages.Version}" />""");
        folder.Write("App/Program.cs", """
            using GptImage2;
            using GptImage2.Emulator;

            await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync();
            emulator.Replies.Enqueue(Reply.Json("{\"products\":7}"));
            var gpt = new GptImage2Client(new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint });
            Shelf shelf = await gpt.Bind<IShelfReader>().CountAsync("left");
            Console.WriteLine($"{shelf.Products} of {emulator.Requests.Count}");

            [JsonModeClient]
            internal partial interface IShelfReader
            {
                [UserMessage("Count the products on the {side} shelf.")]
                Task<Shelf> CountAsync(string side, CancellationToken cancellationToken = default);
            }

            [JsonContract]
            internal sealed partial record Shelf(int Products);
            """);

        (await folder.BuildAsync("App")).Succeeded();

        Assert.Equal(["7 of 1"], await folder.RunAsync("App"));
    }

    [Fact]
    public async Task Prompts_are_read_from_their_folder_unless_that_is_turned_off()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", $"""{Reference}<PackageReference Include="GptImage2.Emulator" Version="{packages.Version}" />""");
        folder.Write("App/prompts/shelves/count.md", "Count the *products* on the {side} shelf.\r\n");
        folder.Write("App/other/prompts/shelves/count.md", "Not in the folder of the prompts.");
        folder.Write("App/Program.cs", """
            using GptImage2;
            using GptImage2.Emulator;

            await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync();
            emulator.Replies.Enqueue(Reply.Json("{\"value\":7}"));
            var gpt = new GptImage2Client(new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint });
            Console.WriteLine(await gpt.Bind<IShelfReader>().CountAsync("left"));
            Console.WriteLine(emulator.Requests[0].Chat!.Messages[1].Text);

            [JsonModeClient]
            internal partial interface IShelfReader
            {
                [UserMessage(File = "prompts/shelves/count.md")]
                Task<int> CountAsync(string side);
            }
            """);

        (await folder.BuildAsync("App")).Succeeded();
        Assert.Equal(["7", "Count the *products* on the left shelf."], await folder.RunAsync("App"));

        folder.WriteProject(
            "App",
            $"""{Reference}<PackageReference Include="GptImage2.Emulator" Version="{packages.Version}" />""",
            "<OutputType>Exe</OutputType><GptImage2IncludePrompts>false</GptImage2IncludePrompts>");
        Assert.Contains("error GI2008: The message of 'CountAsync' cannot be taken from the file 'prompts/shelves/count.md': it is not among the AdditionalFiles", (await folder.BuildAsync("App")).Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Row", "F10")]
    public async Task A_fresh_project_calls_a_chat_client()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject(
            "App",
            $"""{Reference}<PackageReference Include="GptImage2.Extensions.AI" Version="{packages.Version}" />""",
            "<OutputType>Exe</OutputType><IsAotCompatible>true</IsAotCompatible>");
        folder.Write("App/Program.cs", """
            using GptImage2;
            using Microsoft.Extensions.AI;

            using IChatClient client = new Parrot();
            Shelf shelf = await client.Bind<IShelfReader>().CountAsync("left");
            Console.WriteLine(shelf.Products);

            [JsonModeClient]
            internal partial interface IShelfReader
            {
                [UserMessage("Count the products on the {side} shelf.")]
                Task<Shelf> CountAsync(string side, CancellationToken cancellationToken = default);
            }

            [JsonContract]
            internal sealed partial record Shelf(int Products);

            internal sealed class Parrot : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                    Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"{{\"products\":{messages.Last().Text.Length}}}")));

                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                    throw new NotSupportedException();

                public object? GetService(Type serviceType, object? serviceKey = null) => null;

                public void Dispose()
                {
                }
            }
            """);

        (await folder.BuildAsync("App")).Succeeded();

        Assert.Equal([$"{"Count the products on the left shelf.".Length}"], await folder.RunAsync("App"));
    }

    [Fact]
    [Trait("Row", "F5")]
    [Trait("Row", "F6")]
    public async Task The_generator_runs_in_a_project_that_references_one_with_the_package()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("Library", $"""{Reference}<InternalsVisibleTo Include="App" />""", "<IsAotCompatible>true</IsAotCompatible>");
        folder.Write("Library/Shelf.cs", Shelf);
        folder.WriteProject("App", """<ProjectReference Include="../Library/Library.csproj" />""", "<OutputType>Exe</OutputType><IsAotCompatible>true</IsAotCompatible>");
        folder.Write("App/Program.cs", """
            using GptImage2;
            using Library;

            Console.WriteLine(Shelf.FromJson("{\"products\":7}").Products);
            Console.WriteLine(Aisle.FromJson("{\"shelf\":{\"products\":8},\"number\":9}").Shelf.Products);

            [JsonContract]
            internal sealed partial record Aisle(Shelf Shelf, int Number);
            """);

        (await folder.BuildAsync("App")).Succeeded();

        Assert.Equal(["7", "8"], await folder.RunAsync("App"));
    }

    [Fact]
    [Trait("Row", "F5")]
    public async Task The_package_of_a_library_depends_on_the_runtime()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("Library", Reference, "<Version>1.0.0-test</Version>");
        folder.Write("Library/Shelf.cs", Shelf);
        folder.WriteProject("App", """<PackageReference Include="Library" Version="1.0.0-test" />""");
        folder.Write("App/Program.cs", """
            using Library;

            Console.WriteLine(Shelf.FromJson("{\"products\":7}").Products);
            """);

        (await folder.DotnetAsync(["pack", "Library", "--output", folder.Library, .. Dotnet.BuildArguments])).Succeeded();
        (await folder.BuildAsync("App")).Succeeded();

        Assert.Equal(["7"], await folder.RunAsync("App"));
    }

    [Fact]
    public async Task The_restore_rejects_a_project_of_an_older_framework()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("App", Reference, framework: "net8.0");

        Dotnet restore = (await folder.DotnetAsync(["restore", "App", .. Dotnet.BuildArguments])).Failed();

        Assert.Contains(
            $"error NU1202: Package GptImage2.Generators {packages.Version} is not compatible with net8.0",
            restore.Output,
            StringComparison.Ordinal);
        Assert.Contains("supports: net10.0", restore.Output, StringComparison.Ordinal);
    }

    private const string Shelf = """
        using GptImage2;

        namespace Library;

        [JsonContract]
        public sealed partial record Shelf(int Products);
        """;

    private string Reference => $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""";
}
