using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>The pages journal.md and forgetting.md show the schema that there is, code that is compiled, and queries that run.</summary>
public sealed partial class JournalPageTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("journal.md")]
    [InlineData("forgetting.md")]
    public void The_code_of_a_page_is_compiled(string page)
    {
        string samples = File.ReadAllText(Path.Combine(Folder(), "JournalPageSamples.cs")).ReplaceLineEndings("\n");
        IEnumerable<string> compiled = Region().Matches(samples).Where(region => region.Groups["page"].Value == page)
            .Select(static region => Indentation().Replace(region.Groups["code"].Value, "").TrimEnd());
        IEnumerable<string> shown = Block("csharp").Matches(Page(page)).Select(static block => block.Groups["code"].Value.TrimEnd());

        Assert.Equal(compiled, shown);
    }

    [Fact]
    public void The_page_describes_each_table_and_each_column()
    {
        using SqliteDatabase database = Create();
        IEnumerable<string> documented = Section().Matches(Page("journal.md"))
            .Select(static section => section.Groups["name"].Value + ": " + string.Join(", ", Row().Matches(section.Groups["text"].Value).Select(static row => row.Groups["name"].Value)));

        Assert.Equal(Columns(database, "table"), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_describes_each_view()
    {
        using SqliteDatabase database = Create();
        IEnumerable<string> documented = View().Matches(Page("journal.md"))
            .Select(static view => view.Groups["name"].Value + ": " + view.Groups["columns"].Value.Replace("`", "", StringComparison.Ordinal));

        Assert.Equal(Columns(database, "view"), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_queries_of_the_page_run()
    {
        await using (Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
        {
            JournalRun run = await journal.Store.BeginAsync();
            await journal.Store.PayAsync(run, 1, "a", 1, "Corner Shop");
            await journal.Store.AddItemAsync(Item(run, "b") with { State = ItemState.Failed, ErrorType = "T", ErrorMessage = "m", Violations = ["/total: missing"] });
            await journal.Store.OpenRequestAsync(Open(run, 2, "c", 2, 0.5m), Stop);
        }

        using var database = SqliteDatabase.Open(_folder.Path, isReadOnly: true, TimeSpan.FromSeconds(1));
        string[] queries = [.. Query().Matches(Page("journal.md")).Select(static query => query.Groups["sql"].Value)];

        Assert.Equal(["a|Corner Shop|", "T|1|m", "b|/total: missing", "2026-03-31|0.01", "1|0.5", "receipts|interrupted"], queries.Where(static sql => sql.StartsWith("SELECT", StringComparison.Ordinal)).Select(sql => First(database, sql)));
        string backup = Assert.Single(queries, static sql => sql.StartsWith("VACUUM", StringComparison.Ordinal)).Replace("receipts-backup.db", _folder.In("backup.db"), StringComparison.Ordinal);
        database.Execute(backup);
        await using Journal copy = await Journal.OpenAsync(_folder.In("backup.db"), cancellationToken: Stop);
        Assert.Equal(1, Assert.Single(await copy.GetJobsAsync(Stop)).Done);
    }

    // The first columns of the first row; the times of runs are not compared.
    private static string First(SqliteDatabase database, string sql)
    {
        using var statement = new SqliteStatement(database.Handle, sql);
        using SqliteRows rows = statement.Query();
        Assert.True(rows.Read(), sql);
        var texts = new List<string>();
        for (int column = 0; column < Math.Min(3, SQLitePCL.raw.sqlite3_column_count(statement.Handle)); column++)
            texts.Add(rows.TextOrNull(column) ?? "");
        return sql.Contains("started_at", StringComparison.Ordinal) ? string.Join('|', texts[..2]) : string.Join('|', texts);
    }

    private static IEnumerable<string> Columns(SqliteDatabase database, string type)
    {
        using var statement = new SqliteStatement(
            database.Handle,
            "SELECT name || ': ' || (SELECT group_concat(name, ', ') FROM pragma_table_info(sqlite_schema.name)) FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name");
        var tables = new List<string>();
        using SqliteRows rows = statement.Query(type);
        while (rows.Read())
            tables.Add(rows.Text(0));
        return tables.Order(StringComparer.Ordinal);
    }

    private SqliteDatabase Create()
    {
        new JournalFile(_folder.Path).Create();
        var database = SqliteDatabase.Open(_folder.Path, isReadOnly: false, TimeSpan.FromSeconds(1));
        new SqliteMigration(SqliteSchema.Steps, "the journal").Migrate(database, Start);
        return database;
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(Folder(), "../../../docs", name)).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static Regex Block(string language) =>
        new($"^```{language}\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"#region (?<page>\S+)\n(?<code>.*?)^ *#endregion", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Region();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Indentation();

    [GeneratedRegex(@"^### (?<name>\w+)\n(?<text>.*?)(?=^##|\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| each [^|]*\| (?<columns>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex View();

    [GeneratedRegex("^sqlite3 [^\"]*\"(?<sql>.*)\"$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Query();
}
