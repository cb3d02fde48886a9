namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Which run of the process works on which item, and which runs of a job are one group. Runs end with the process, so that it is in no table.</summary>
internal sealed class ItemClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, RunningRun> _runs = [];
    private readonly Dictionary<(long Job, string Key), long> _owners = [];

    /// <summary>A run has begun. It joins the runs of its job that live.</summary>
    public void Begin(JournalRun run)
    {
        lock (_lock)
            _runs.Add(run.Id, new RunningRun(run.JobId, _runs.Values.FirstOrDefault(other => other.Job == run.JobId)?.Group ?? run.Id));
    }

    /// <summary>A run has ended: what it has claimed is free.</summary>
    public void End(JournalRun run)
    {
        lock (_lock)
        {
            if (!_runs.Remove(run.Id, out RunningRun? ended))
                return;
            foreach (string key in ended.Keys)
                _owners.Remove((ended.Job, key));
        }
    }

    /// <summary>The first of the runs that run beside each other; the run itself when it has ended.</summary>
    public long GroupOf(JournalRun run)
    {
        lock (_lock)
            return _runs.TryGetValue(run.Id, out RunningRun? running) ? running.Group : run.Id;
    }

    /// <summary>Claims an item for a run.</summary>
    /// <returns>False when another run has it.</returns>
    /// <exception cref="JournalException">The run has ended.</exception>
    public bool TryClaim(JournalRun run, string key)
    {
        lock (_lock)
        {
            if (!_runs.TryGetValue(run.Id, out RunningRun? running))
                throw new JournalException($"The run of the job '{run.Job}' has ended. Run the job again to go on.");
            if (_owners.TryGetValue((run.JobId, key), out long owner))
                return owner == run.Id;
            _owners.Add((run.JobId, key), run.Id);
            running.Keys.Add(key);
            return true;
        }
    }

    /// <summary>Frees an item that a run has claimed.</summary>
    public void Release(JournalRun run, string key)
    {
        lock (_lock)
        {
            if (_runs.TryGetValue(run.Id, out RunningRun? running) && running.Keys.Remove(key))
                _owners.Remove((run.JobId, key));
        }
    }

    private sealed record RunningRun(long Job, long Group)
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);
    }
}
