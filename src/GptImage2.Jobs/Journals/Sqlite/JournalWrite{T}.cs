namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A write that someone waits for.</summary>
internal sealed class JournalWrite<T> : JournalWrite
{
    // Whoever waits must not go on in the thread of the writer.
    private readonly TaskCompletionSource<T> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Result _result;

    public JournalWrite(WriteKind kind, Func<WriteSession, T> execute)
        : this(kind, execute, new Result())
    {
    }

    private JournalWrite(WriteKind kind, Func<WriteSession, T> execute, Result result)
        : base(kind, session => result.Value = execute(session)) => _result = result;

    /// <summary>Ends when the write is committed.</summary>
    public Task<T> Task => _ended.Task;

    /// <summary>Waits for the end; a caller that leaves takes a write with it that has not begun.</summary>
    public async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static (write, token) => ((JournalWrite<T>)write!).Leave(token), this);
        await using (registration.ConfigureAwait(false))
            return await _ended.Task.ConfigureAwait(false);
    }

    public override void Fail(Exception exception) => _ended.TrySetException(exception);

    protected override void End()
    {
        if (Objection is { } objection)
            _ended.TrySetException(objection);
        else
            _ended.TrySetResult(_result.Value!);
    }

    private void Leave(CancellationToken cancellationToken)
    {
        if (TryAbandon())
            _ended.TrySetCanceled(cancellationToken);
    }

    private sealed class Result
    {
        public T? Value { get; set; }
    }
}
