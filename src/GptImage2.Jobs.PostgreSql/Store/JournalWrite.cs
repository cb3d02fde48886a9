using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Something to write, by commands that are executed together or not at all.</summary>
/// <param name="kind">What becomes of it after a fault.</param>
/// <param name="commands">The calls of functions, with their values.</param>
internal abstract class JournalWrite(WriteKind kind, IReadOnlyList<(string Sql, object?[] Values)> commands)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Left = 2;

    private int _state;

    public WriteKind Kind => kind;

    /// <summary>Takes it for execution.</summary>
    /// <returns>False when its caller has left.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) != Left;

    /// <summary>The caller leaves.</summary>
    /// <returns>False when it is executed already.</returns>
    public bool TryLeave() => Interlocked.CompareExchange(ref _state, Left, Waiting) == Waiting;

    public void AddTo(NpgsqlBatch batch)
    {
        foreach ((string sql, object?[] values) in commands)
        {
            var command = new NpgsqlBatchCommand(sql);
            Parameters.AddTo(command.Parameters, values);
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>Reads the results of its commands.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader)
    {
        for (int command = 0; command < commands.Count; command++)
        {
            await ReadResultAsync(reader).ConfigureAwait(false);
            await reader.NextResultAsync().ConfigureAwait(false);
        }
    }

    /// <summary>It is committed.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);

    protected abstract Task ReadResultAsync(NpgsqlDataReader reader);
}
