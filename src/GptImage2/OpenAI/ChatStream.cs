using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>A reply that is read while the model writes it, as server-sent events.</summary>
/// <remarks>Disposing it closes the connection, even if the reply is not complete.</remarks>
internal sealed class ChatStream : IChatStream
{
    /// <summary>The longest reply: six times what the model can write. Anything longer is not a reply.</summary>
    public const int MaxContent = 4 << 20;

    private const int MaxForeign = 4096;
    private const int MaxReadyReads = 256;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly PipelineResponse _response;
    private readonly Stream _body;
    private readonly bool _hasEvents;
    private readonly CallAccount _account;
    private readonly Func<Exception, GptImage2Exception> _connectionLost;
    private readonly Failure _failed;
    private readonly StreamTime _time;
    private readonly JoinedText _content = new();
    private readonly JoinedText _refusal = new();
    private CancellationTokenSource? _stop;
    private byte[] _foreign = [];
    private IAsyncEnumerator<SseItem<bool>>? _events;
    private bool _ended;

    /// <summary>Reads a reply from a body.</summary>
    /// <param name="response">The response, which is disposed with this.</param>
    /// <param name="body">Its body, as events.</param>
    /// <param name="hasEvents">Whether the endpoint sent events. Otherwise the body is one event, and it must not be empty.</param>
    /// <param name="time">The time that the stream takes; it is disposed with this.</param>
    /// <param name="account">The account of the call.</param>
    /// <param name="connectionLost">Makes the exception for a connection that broke.</param>
    /// <param name="failed">Makes the exception for an event that is not part of a reply.</param>
    public ChatStream(PipelineResponse response, Stream body, bool hasEvents, StreamTime time, CallAccount account, Func<Exception, GptImage2Exception> connectionLost, Failure failed)
    {
        _response = response;
        _body = body;
        _hasEvents = hasEvents;
        _time = time;
        _account = account;
        Completion = new ChatCompletion { Redaction = account.Redaction };
        _connectionLost = connectionLost;
        _failed = failed;
    }

    /// <summary>Creates the exception for an event that is not part of a reply.</summary>
    public delegate GptImage2Exception Failure(string problem, bool isError, ReadOnlySpan<byte> data);

    public ChatCompletion Completion { get; }

    public ReadOnlyMemory<byte> Content => _content.Written;

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _account.Replied(Content);
        _events ??= Events(cancellationToken);
        _time.Begin();
        try
        {
            if (await _events.MoveNextAsync().ConfigureAwait(false) && !_events.Current.Data)
                return true;
            if (!_ended && Completion.FinishReason is null)
                throw new EndOfStreamException("The stream ended before the reply was complete.");
            _ended = true;
            _content.End();
            Completion.Content = Content;
            EndRefusal();
            if (!Completion.HasMessage)
                throw _failed("The stream is not a chat completion", isError: false, _foreign);
            if (Completion.HasOtherEnd)
                throw _failed($"The model ended with finish_reason '{Completion.FinishReason}'", isError: false, Content.Span);
            Completion.RecordIn(_account);
            return false;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw _account.Redaction is { } redaction
                ? new OperationCanceledException(redaction.Of(e.Message), RedactedException.Of(e, redaction), cancellationToken)
                : new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (ResponseTooLongException e)
        {
            throw _failed(e.Message, isError: false, Content.Span);
        }
        catch (Exception e) when (e is not GptImage2Exception)
        {
            _account.Replied(Content);
            throw _connectionLost(e is OperationCanceledException && _time.Over.IsCancellationRequested ? new StreamTimeoutException(e) : e);
        }
        finally
        {
            _time.End();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
            await CloseAsync().ConfigureAwait(false);
        // A read that is still in progress ends with the connection. No one waits for its result.
        _response.Dispose();
        await _body.DisposeAsync().ConfigureAwait(false);
        if (_events is not null)
            await _events.DisposeAsync().ConfigureAwait(false);
        _stop?.Dispose();
        _time.Dispose();
    }

    private IAsyncEnumerator<SseItem<bool>> Events(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _time.Over);
        return SseParser.Create(_body, Take).EnumerateAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    private void EndRefusal()
    {
        _refusal.End();
        if (!_refusal.Written.IsEmpty)
            Completion.Refusal = Encoding.UTF8.GetString(_refusal.Written.Span);
    }

    // When a response is disposed, .NET may read more of it to keep the connection, and the model would continue to write.
    // Only a read that is cancelled while it waits closes the connection at once.
    private async ValueTask CloseAsync()
    {
        byte[] rest = new byte[4096];
        using var cancellation = new CancellationTokenSource();
        try
        {
            Task<int> read = _body.ReadAsync(rest, cancellation.Token).AsTask();
            for (int ready = 0; ready < MaxReadyReads && read.IsCompletedSuccessfully && await read.ConfigureAwait(false) > 0; ready++)
                read = _body.ReadAsync(rest, cancellation.Token).AsTask();
            if (read.IsCompletedSuccessfully)
                return;
            await cancellation.CancelAsync().ConfigureAwait(false);
            await read.WaitAsync(CloseTimeout).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException or IOException or ObjectDisposedException or HttpRequestException or ResponseTooLongException)
        {
            // This read was started to be cancelled.
        }
    }

    // Whether this was the last event.
    private bool Take(string eventType, ReadOnlySpan<byte> data)
    {
        data = ByteOrderMark.Without(data).Trim(" \t\r\n"u8);
        if (data.SequenceEqual("[DONE]"u8))
            return _ended = true;

        // Some gateways keep a connection open with events that have no data.
        if (data.IsEmpty && _hasEvents)
            return false;
        const string problem = "An event of the stream is not part of a chat completion";
        bool isError = eventType == "error";
        if (isError || (data.IndexOf("\"error\""u8) >= 0 && ApiErrorReader.TryRead(data) is not null))
            throw _failed(problem, isError, data);
        try
        {
            ChatChunkReader.Read(data, Completion, _content, _refusal);
        }
        catch (JsonException)
        {
            throw _failed(problem, isError: false, data);
        }

        if (!Completion.HasMessage && _foreign.Length == 0)
            _foreign = data[..Math.Min(data.Length, MaxForeign)].ToArray();
        if (_content.Written.Length > MaxContent || _refusal.Written.Length > MaxContent)
            throw _failed("The reply is longer than any that the model can write", isError: false, Content.Span);
        return false;
    }
}
