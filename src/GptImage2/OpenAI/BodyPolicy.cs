using System.Buffers;
using System.ClientModel.Primitives;

namespace GptImage2.OpenAI;

/// <summary>Reads the body of every answer that is not a stream, up to a maximum length.</summary>
/// <remarks>The body is read within the attempt, so that the request is sent again when the body breaks off.</remarks>
internal sealed class BodyPolicy(TimeSpan timeout) : PipelinePolicy
{
    private const int Ok = 200;
    /// <summary>The longest body of an answer.</summary>
    public const int MaxReply = 64 << 20;

    /// <summary>The longest body of an error; the rest is not read.</summary>
    public const int MaxError = 1 << 20;

    private const int FirstRead = 4096;
    private const int ShownStart = 4096;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var state = RequestState.Of(message);
        state.Answer = default;
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        PipelineResponse response = message.Response!;
        if (response.ContentStream is not { } content || (state.IsStreamed && response.Status == Ok))
            return;
        try
        {
            state.Answer = await ReadAsync(content, response, message.CancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, PipelineResponse response, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(timeout);
        int limit = response.Status == Ok ? MaxReply : MaxError;
        var body = new ArrayBufferWriter<byte>(FirstRead);
        while (true)
        {
            int read = await content.ReadAsync(body.GetMemory(), attempt.Token).ConfigureAwait(false);
            if (read == 0)
                return body.WrittenMemory;
            body.Advance(read);
            if (body.WrittenCount <= limit)
                continue;
            if (response.Status != Ok)
                return body.WrittenMemory;
            throw new ResponseTooLongException("The body of the response", limit)
            {
                ContentType = OpenAIChatEndpoint.Header(response, "content-type"),
                Start = body.WrittenSpan[..ShownStart].ToArray(),
            };
        }
    }
}
