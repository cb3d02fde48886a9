using System.ClientModel;
using GptImage2.Messages;

namespace GptImage2.OpenAI;

/// <summary>The body of a request for the pipeline of the SDK.</summary>
internal sealed class RequestContent(RequestJson json, RequestState state) : BinaryContent
{
    public override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        state.Sent?.CheckWrite();
        return json.WriteToAsync(stream, cancellationToken);
    }

    // All calls are asynchronous; the base class requires this method for synchronous calls.
    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(stream, cancellationToken).GetAwaiter().GetResult();

    public override void Dispose()
    {
    }
}
