namespace GptImage2.Jobs.Tool;

/// <summary>How many items of each job ended per minute, over the last minute at most.</summary>
internal sealed class ItemRates(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Queue<(long At, long Ended)>> _looks = new(StringComparer.Ordinal);

    /// <summary>Notes what a job has now.</summary>
    /// <returns>The items per minute since the oldest look in the window; 0 at the first look.</returns>
    public long PerMinute(JobSummary job)
    {
        if (!_looks.TryGetValue(job.Name, out Queue<(long At, long Ended)>? looks))
            _looks.Add(job.Name, looks = new Queue<(long At, long Ended)>());

        long ended = job.Done + job.Failed;
        while (looks.Count > 1 && clock.GetElapsedTime(looks.Peek().At) > Window)
            looks.Dequeue();
        looks.Enqueue((clock.GetTimestamp(), ended));

        (long at, long before) = looks.Peek();
        TimeSpan elapsed = clock.GetElapsedTime(at);
        return elapsed > TimeSpan.Zero && looks.Count > 1 ? (long)((ended - before) / elapsed.TotalMinutes) : 0;
    }
}
