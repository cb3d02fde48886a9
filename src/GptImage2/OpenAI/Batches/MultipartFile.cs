using System.ClientModel;
using System.Globalization;
using System.Text;

namespace GptImage2.OpenAI.Batches;

/// <summary>The form of an upload. The file is copied from its stream each time the form is written.</summary>
internal sealed class MultipartFile : BinaryContent
{
    private readonly Stream _file;
    private readonly RequestState _state;
    private readonly byte[] _head;
    private readonly byte[] _tail;

    /// <summary>Creates a form.</summary>
    /// <param name="name">The name of the file: letters, digits, points and dashes.</param>
    /// <param name="file">Its content. It can seek.</param>
    /// <param name="state">The state of the request.</param>
    public MultipartFile(string name, Stream file, RequestState state)
    {
        _file = file;
        _state = state;
        string boundary = "gptimage2-" + Guid.NewGuid().ToString("N");
        ContentType = $"multipart/form-data; boundary=\"{boundary}\"";
        _head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/jsonl\r\n\r\n"));
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
    }

    /// <summary>The media type with the boundary.</summary>
    public string ContentType { get; }

    public override bool TryComputeLength(out long length)
    {
        length = _head.Length + _file.Length + _tail.Length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        _state.Sent?.CheckWrite();
        await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
        _file.Position = 0;
        await _file.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
    }

    // All calls are asynchronous; the base class requires this method for synchronous calls.
    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(stream, cancellationToken).GetAwaiter().GetResult();

    // The caller owns the file.
    public override void Dispose()
    {
    }
}
