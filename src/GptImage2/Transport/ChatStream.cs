using System.Buffers;
using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace GptImage2.Transport;

/// <summary>A reply that is read while it is written: server-sent events, one after the other.</summary>
/// <remarks>Disposing it closes the connection, wherever the reply has got to.</remarks>
internal sealed class ChatStream : IChatStream
{
    // Six times what the model can write. A reply that is longer is none.
    private const int MaxContent = 4 << 20;

    private readonly PipelineResponse _response;
    private readonly Stream _body;
    private readonly Func<Exception, CallRecord, GptImage2Exception> _connectionLost;
    private readonly Func<ReadOnlySpan<byte>, CallRecord, GptImage2Exception> _failed;
    private readonly ArrayBufferWriter<byte> _content = new(1024);
    private IAsyncEnumerator<SseItem<bool>>? _events;

    public ChatStream(
        PipelineResponse response,
        Stream body,
        Func<Exception, CallRecord, GptImage2Exception> connectionLost,
        Func<ReadOnlySpan<byte>, CallRecord, GptImage2Exception> failed)
    {
        _response = response;
        _body = body;
        _connectionLost = connectionLost;
        _failed = failed;
    }

    public ChatCompletion Completion { get; } = new();

    public ReadOnlyMemory<byte> Content => _content.WrittenMemory;

    public async ValueTask<bool> ReadAsync(CallRecord call, CancellationToken cancellationToken)
    {
        _events ??= SseParser.Create(_body, (_, data) => Take(data, call)).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            bool more = await _events.MoveNextAsync().ConfigureAwait(false) && !_events.Current.Data;
            if (!more && Completion.FinishReason is null)
                throw new EndOfStreamException("The stream ended before the reply did.");
            return more;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not GptImage2Exception)
        {
            throw _connectionLost(e, call);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // What is still under way ends with the connection, and has nobody to report to.
        _response.Dispose();
        await _body.DisposeAsync().ConfigureAwait(false);
        if (_events is not null)
            await _events.DisposeAsync().ConfigureAwait(false);
    }

    // Whether this was the last event.
    private bool Take(ReadOnlySpan<byte> data, CallRecord call)
    {
        if (data.Trim((byte)' ').SequenceEqual("[DONE]"u8))
            return true;
        if (data.IndexOf("\"error\""u8) >= 0 && ApiError.TryRead(data) is not null)
            throw _failed(data, call);
        try
        {
            ChatChunkReader.Read(data, Completion, _content);
        }
        catch (JsonException)
        {
            throw _failed(data, call);
        }

        if (_content.WrittenCount > MaxContent)
            throw _failed("The reply is longer than any that the model can write."u8, call);
        return false;
    }
}
