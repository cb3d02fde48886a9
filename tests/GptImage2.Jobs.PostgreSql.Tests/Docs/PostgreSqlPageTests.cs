using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GptImage2.Jobs.PostgreSql.Store;
using GptImage2.Pages;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.PostgreSql.Tests.Docs;

/// <summary>The page postgresql.md shows the schema that there is, code that is compiled, and queries that run.</summary>
public sealed partial class PostgreSqlPageTests : IAsyncLifetime
{
    private readonly PostgreSqlServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void The_code_of_the_page_is_compiled()
    {
        IReadOnlyList<string> compiled = PageCode.RegionsOf("postgresql.md", Folder());

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled, PageCode.BlocksOf("postgresql.md"));
    }

    [Fact]
    public void The_page_has_each_option()
    {
        string page = Page();

        Assert.All(typeof(PostgreSqlJournalOptions).GetProperties(), property => Assert.Contains($"| `{property.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_describes_each_table_and_each_column()
    {
        await using PostgreSqlJournalStore store = await CreateAsync();
        IEnumerable<string> documented = Section().Matches(Page())
            .Select(static section => section.Groups["name"].Value + ": " + string.Join(", ", Row().Matches(section.Groups["text"].Value).Select(static row => row.Groups["name"].Value)));

        Assert.Equal(await ColumnsAsync("BASE TABLE"), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_describes_each_view()
    {
        await using PostgreSqlJournalStore store = await CreateAsync();
        IEnumerable<string> documented = View().Matches(Page())
            .Select(static view => view.Groups["name"].Value + ": " + view.Groups["columns"].Value.Replace("`", "", StringComparison.Ordinal));

        Assert.Equal(await ColumnsAsync("VIEW"), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_queries_of_the_page_run()
    {
        await using PostgreSqlJournalStore store = await CreateAsync();
        Journals.JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1, "Corner Shop");
        string[] queries = Query().Match(Page()).Groups["sql"].Value.Replace("gptimage2.", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(5, queries.Length);
        foreach (string query in queries)
            await _server.RunAsync(query);
        Assert.Equal("a", await _server.ReadAsync<string>(queries[0]));
    }

    private static string Page() => File.ReadAllText(Path.Combine(Folder(), "../../../docs/postgresql.md")).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private async Task<PostgreSqlJournalStore> CreateAsync()
    {
        PostgreSqlServer.Require();
        return await PostgreSqlJournalStore.OpenAsync(PostgreSqlServer.ConnectionString!, _server.Options(), isReadOnly: false, CancellationToken.None);
    }

    private async Task<IEnumerable<string>> ColumnsAsync(string type)
    {
        string[] columns = await _server.ReadAsync<string[]>(
            $"""
            SELECT ARRAY_AGG(text) FROM (
                SELECT table_name || ': ' || STRING_AGG(column_name, ', ' ORDER BY ordinal_position) AS text
                FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_schema = '{_server.Schema}' AND table_type = '{type}' GROUP BY table_name) AS listed
            """);
        return columns.Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^### (?<name>\w+)\n(?<text>.*?)(?=^##|\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| each [^|]*\| (?<columns>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex View();

    [GeneratedRegex("^```sql\n(?<sql>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Query();
}
