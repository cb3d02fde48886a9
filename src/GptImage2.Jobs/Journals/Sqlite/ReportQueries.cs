using System.Diagnostics;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads what people ask a journal for.</summary>
internal sealed class ReportQueries(SqliteDatabase database)
{
    private readonly SqliteStatement _unsettled = database.Prepare(
        """
        SELECT open_requests.id, jobs.name, item, method, reserved, sent_at, request_id FROM open_requests
        JOIN runs ON runs.id = open_requests.run_id
        JOIN jobs ON jobs.id = runs.job_id
        WHERE open_requests.ended_at IS NOT NULL
        ORDER BY sent_at, open_requests.id
        """);

    private readonly SqliteStatement _spending = database.Prepare(
        "SELECT jobs.name, day, requests, unpriced, cost FROM spending JOIN jobs ON jobs.id = spending.job_id ORDER BY day, jobs.name");

    private readonly SqliteStatement _jobs = database.Prepare(
        """
        WITH item_totals AS (
            SELECT job_id, COUNT(*) FILTER (WHERE state = 'done') AS done, COUNT(*) FILTER (WHERE state = 'failed') AS failed,
                COUNT(*) FILTER (WHERE acknowledged = 0) AS unacknowledged, SUM(requests) AS requests, SUM(corrections) AS corrections
            FROM items GROUP BY job_id),
        open_totals AS (
            SELECT runs.job_id AS job_id, SUM(reserved) AS reserved, COUNT(*) FILTER (WHERE open_requests.ended_at IS NOT NULL) AS unsettled,
                SUM(reserved) FILTER (WHERE open_requests.ended_at IS NOT NULL) AS possibly_billed
            FROM open_requests JOIN runs ON runs.id = open_requests.run_id GROUP BY runs.job_id),
        spent_totals AS (SELECT job_id, SUM(cost) AS spent FROM spending GROUP BY job_id)
        SELECT name, created_at, COALESCE(done, 0), COALESCE(failed, 0), COALESCE(unacknowledged, 0), COALESCE(requests, 0), COALESCE(corrections, 0),
            COALESCE(spent, 0), COALESCE(reserved, 0), COALESCE(unsettled, 0), COALESCE(possibly_billed, 0), jobs.id
        FROM jobs
        LEFT JOIN item_totals ON item_totals.job_id = jobs.id
        LEFT JOIN open_totals ON open_totals.job_id = jobs.id
        LEFT JOIN spent_totals ON spent_totals.job_id = jobs.id
        ORDER BY jobs.id
        """);

    private readonly SqliteStatement _running = database.Prepare("SELECT job_id, process_id, machine FROM runs WHERE ended_at IS NULL");

    private readonly SqliteStatement _methods = database.Prepare(
        """
        SELECT method, substr(replies.at, 1, 10) AS day, COUNT(*), COUNT(*) FILTER (WHERE turn <> 'first'),
            COALESCE(SUM(input_tokens), 0), COALESCE(SUM(output_tokens), 0), COALESCE(SUM(cost), 0)
        FROM replies JOIN runs ON runs.id = replies.run_id
        WHERE runs.job_id = ?
        GROUP BY method, day
        ORDER BY method, day
        """);

    public IReadOnlyList<MethodSpending> ReadMethodSpending(long job)
    {
        var methods = new List<MethodSpending>();
        using SqliteRows rows = _methods.Query(job);
        while (rows.Read())
            methods.Add(new MethodSpending(rows.Text(0), Times.ToDay(rows.Text(1)), rows.Number(2), rows.Number(3), rows.Number(4), rows.Number(5), Money.ToDollars(rows.Number(6))));
        return methods;
    }

    public IReadOnlyList<UnsettledRequest> FindUnsettled()
    {
        var requests = new List<UnsettledRequest>();
        using SqliteRows rows = _unsettled.Query();
        while (rows.Read())
        {
            requests.Add(new UnsettledRequest(
                rows.Number(0), rows.Text(1), rows.TextOrNull(2), rows.Text(3), Money.ToDollars(rows.Number(4)), Times.ToOffset(rows.Text(5)), rows.TextOrNull(6)));
        }

        return requests;
    }

    public IReadOnlyList<DailySpending> ReadSpending()
    {
        var days = new List<DailySpending>();
        using SqliteRows rows = _spending.Query();
        while (rows.Read())
            days.Add(new DailySpending(rows.Text(0), Times.ToDay(rows.Text(1)), rows.Number(2), rows.Number(3), Money.ToDollars(rows.Number(4))));
        return days;
    }

    public IReadOnlyList<JobSummary> ReadJobs()
    {
        Dictionary<long, int> running = CountRunning();
        var jobs = new List<JobSummary>();
        using SqliteRows rows = _jobs.Query();
        while (rows.Read())
        {
            jobs.Add(new JobSummary(
                rows.Text(0), Times.ToOffset(rows.Text(1)), rows.Number(2), rows.Number(3), rows.Number(4), rows.Number(5), rows.Number(6),
                Money.ToDollars(rows.Number(7)), Money.ToDollars(rows.Number(8)), rows.Number(9), Money.ToDollars(rows.Number(10)))
            {
                ActiveRuns = running.GetValueOrDefault(rows.Number(11)),
            });
        }

        return jobs;
    }

    // A process that was killed has not ended its run; the next one that writes the file does.
    private Dictionary<long, int> CountRunning()
    {
        var running = new Dictionary<long, int>();
        using SqliteRows rows = _running.Query();
        while (rows.Read())
        {
            if (rows.Text(2) != Environment.MachineName || Exists((int)rows.Number(1)))
                running[rows.Number(0)] = running.GetValueOrDefault(rows.Number(0)) + 1;
        }

        return running;
    }

    private static bool Exists(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
