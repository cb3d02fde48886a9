namespace GptImage2.Jobs.Tests.Exports;

/// <summary>A stream whose first write makes something happen.</summary>
internal sealed class WritingStream(Func<Task> happens) : MemoryStream
{
    private bool _happened;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_happened)
        {
            _happened = true;
            await happens();
        }

        await base.WriteAsync(buffer, cancellationToken);
    }
}
