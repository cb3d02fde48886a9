using System.Diagnostics.CodeAnalysis;

namespace GptImage2.Images;

/// <summary>A stream of the caller, read from the position that it had when the input was created.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle is never used has nothing to dispose.")]
internal sealed class SeekableImageSource(Stream stream, long start, ImageHeader header, long length)
    : StreamImageSource(header, length)
{
    // A stream has only one position, and several calls may use the input at the same time.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public override string Description => "the stream";

    public override void Check()
    {
        if (!stream.CanSeek || !stream.CanRead)
            throw new ImageInputException("The stream of the image was closed before the call ended. Leave it open until then.");
        if (stream.Length - start != Length)
            throw Changed(stream.Length - start);
    }

    private DateTime? Written() => stream is FileStream file ? File.GetLastWriteTimeUtc(file.SafeFileHandle) : null;

    protected override async ValueTask UseAsync(Func<Stream, ValueTask> use, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Check();
            DateTime? written = Written();
            stream.Position = start;
            await use(stream).ConfigureAwait(false);
            Check();
            if (Written() != written)
                throw new ImageInputException("The file of the stream was changed while it was sent. Do not change it before the call ends.");
        }
        finally
        {
            _turn.Release();
        }
    }
}
