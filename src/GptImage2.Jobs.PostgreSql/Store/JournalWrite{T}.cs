using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Something to write, with a result: that of its last command.</summary>
/// <param name="kind">What becomes of it after a fault.</param>
/// <param name="commands">The calls of functions, with their values.</param>
/// <param name="read">Reads the rows of a command. What it throws is the result.</param>
internal sealed class JournalWrite<T>(WriteKind kind, IReadOnlyList<(string Sql, object?[] Values)> commands, Func<NpgsqlDataReader, Task<T>> read) : JournalWrite(kind, commands)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private JournalException? _refusal;

    public Task<T> Task => _completion.Task;

    public override void Complete()
    {
        if (_refusal is not null)
            _completion.TrySetException(_refusal);
        else
            _completion.TrySetResult(_result!);
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    protected override async Task ReadResultAsync(NpgsqlDataReader reader)
    {
        try
        {
            _refusal = null;
            _result = await read(reader).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            _refusal = e;
        }
    }
}
