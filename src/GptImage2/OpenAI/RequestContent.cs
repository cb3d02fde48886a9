using System.ClientModel;
using GptImage2.Messages;

namespace GptImage2.OpenAI;

/// <summary>The body of a request, as the SDK's pipeline wants it.</summary>
internal sealed class RequestContent(RequestJson json) : BinaryContent
{
    public override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) => json.WriteToAsync(stream, cancellationToken);

    // Calls are asynchronous throughout; the base class wants this for those that are not.
    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(stream, cancellationToken).GetAwaiter().GetResult();

    public override void Dispose()
    {
    }
}
