using System.Diagnostics;
using System.Globalization;
using GptImage2.Benchmarks.Calls;
using GptImage2.Emulator;
using GptImage2.Jobs.Journals;
using Npgsql;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Measures the journal in PostgreSQL, and counts the requests of three processes that share one.</summary>
internal static class SharedJob
{
    private const string Variable = "GPTIMAGE2_TEST_POSTGRES";
    private const int Processes = 3;
    private const string SpeedGoal = "postgres: leased and settled items/s";
    private const string SharedGoal = "three processes on one PostgreSQL journal";

    public static async Task PrintAsync(JobsForm form, TinyPictures pictures, Goals goals)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } connectionString)
        {
            const string reason = Variable + " is not set; eval \"$(.ci/postgresql start)\" sets it";
            goals.Skip(SpeedGoal, reason);
            goals.Skip(SharedGoal, reason);
            return;
        }

        string schema = "benchmark_" + Guid.NewGuid().ToString("N");
        try
        {
            await PrintSpeedAsync(form, connectionString, schema, goals);
            await PrintShareAsync(form, pictures, schema, goals);
        }
        finally
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using NpgsqlCommand drop = source.CreateCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE");
            await drop.ExecuteNonQueryAsync();
        }
    }

    /// <summary>One of the three processes. It prints what it was handed out.</summary>
    public static async Task ReadAsync(int count, string folder, string schema, Uri endpoint)
    {
        await using Journal journal = await PostgreSqlJournal.OpenAsync(Environment.GetEnvironmentVariable(Variable)!, new PostgreSqlJournalOptions { Schema = schema });
        int done = await TinyJob.RunAsync(TinyJob.Client(endpoint), journal, TinyPictures.In(folder, count).Paths(0, count), TinyJob.Options);
        Console.WriteLine(done);
    }

    private static async Task PrintSpeedAsync(JobsForm form, string connectionString, string schema, Goals goals)
    {
        await using Journal journal = await PostgreSqlJournal.OpenAsync(connectionString, new PostgreSqlJournalOptions { Schema = schema });
        JournalRun run = await journal.Store.BeginRunAsync("speed", "live", CancellationToken.None);
        double perSecond = await JournalSpeed.MeasureAsync(journal.Store, run, form.JournalItems, claims: true);
        await journal.Store.EndRunAsync(run, "completed");
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlCommand size = source.CreateCommand($"SELECT (SUM(pg_total_relation_size(oid)) / (SELECT COUNT(*) FROM {schema}.items))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = '{schema}'::regnamespace");
        long bytes = (long)(await size.ExecuteScalarAsync())!;
        Console.WriteLine($"""

            | journal in PostgreSQL: items with claim, request, reply, end and acknowledgement, {JournalSpeed.SideBySide} at the same time | leased and settled items/s | bytes of an item |
            |---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row(form.JournalItems.ToString("N0", CultureInfo.InvariantCulture), $"**{perSecond:N0}**", $"{bytes:N0}"));
        goals.AtLeast(SpeedGoal, perSecond, 2_000);
    }

    private static async Task PrintShareAsync(JobsForm form, TinyPictures pictures, string schema, Goals goals)
    {
        int count = Math.Min(pictures.Count, form.SharedPictures);
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(options =>
        {
            options.AcceptAnyKey = true;
            options.DefaultReply = Reply.Json(KilledJob.Document()).WithDelay(form.Delay);
        });
        Process[] processes = [.. Enumerable.Range(0, Processes).Select(_ => Companion.Start("jobs", "share", count.ToString(CultureInfo.InvariantCulture), pictures.Folder, schema, emulator.Endpoint.AbsoluteUri))];
        int[] done = await Task.WhenAll(processes.Select(static async process => int.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture)));
        foreach (Process process in processes)
            process.Dispose();

        int distinct = emulator.Requests.Select(static request => request.BodySha256).Distinct(StringComparer.Ordinal).Count();
        Console.WriteLine("""

            | processes on one journal | pictures | requests | distinct requests | handed out by each |
            |---|---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row(Processes.ToString(CultureInfo.InvariantCulture), $"{count:N0}", $"**{emulator.Requests.Count:N0}**", $"{distinct:N0}", $"{string.Join(", ", done.Order())}"));
        goals.AtMost(SharedGoal + ", requests that were asked twice", emulator.Requests.Count - distinct, 0);
        goals.AtMost(SharedGoal + ", pictures that were lost or handed out twice", Math.Abs(count - done.Sum()), 0);
    }
}
