using System.Net.Sockets;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Faults;
using Microsoft.AspNetCore.Connections.Features;

namespace GptImage2.Emulator.Wire;

/// <summary>Writes an answer as far as its faults allow.</summary>
internal sealed class AnswerWriter(HttpContext context, ReceivedRequest request, Answer answer, TimeProvider time)
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly CancellationToken _left = context.RequestAborted;

    public async Task<AnswerEnding> WriteAsync(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Socket socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        if (answer.Delivery.IsPlain)
        {
            await WriteAsync(new ServerWire(context.Response, socket), headers, long.MaxValue).ConfigureAwait(false);
            return AnswerEnding.Complete;
        }

        try
        {
            AnswerEnding ending = await WriteAsync(new SocketWire(socket, answer.Delivery, time), headers).ConfigureAwait(false);
            request.End(ending);
            await Task.Delay(Linger, _left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ending;
        }
        finally
        {
            // Keeps the server from answering as well. It sends a reset, which must not overtake what the client has still to read.
            context.Abort();
        }
    }

    private async Task<AnswerEnding> WriteAsync(SocketWire wire, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Fault? fault = answer.Delivery.Fault;
        if (fault is null or { At: Fault.Stage.AnswerUnread })
        {
            await WriteAsync(wire, headers, long.MaxValue).ConfigureAwait(false);
            return fault is null ? AnswerEnding.Complete : AnswerEnding.Fault;
        }

        if (fault.At is Fault.Stage.Body)
            await WriteAsync(wire, headers, fault.Bytes).ConfigureAwait(false);

        if (fault.Stalls)
            await Task.Delay(Timeout.InfiniteTimeSpan, _left).ConfigureAwait(false);

        wire.Close(fault.Resets);
        return AnswerEnding.Fault;
    }

    private async Task WriteAsync(IWire wire, IReadOnlyList<KeyValuePair<string, string>> headers, long bodyBytes)
    {
        bool hasBody = answer.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
        bool chunked = answer.Parts is not null || answer.IsChunked || !hasBody;
        await wire.StartAsync(answer.Status, headers, chunked ? null : answer.Body.Length, _left).ConfigureAwait(false);
        bool whole = bodyBytes == long.MaxValue;
        if (hasBody)
            await WriteBodyAsync(wire, bodyBytes).ConfigureAwait(false);

        if (whole)
            await wire.CompleteAsync(_left).ConfigureAwait(false);
    }

    private async Task WriteBodyAsync(IWire wire, long left)
    {
        await foreach (ReadOnlyMemory<byte> part in (answer.Parts ?? Whole()).WithCancellation(_left).ConfigureAwait(false))
        {
            if (left == 0)
                return;

            ReadOnlyMemory<byte> bytes = part.Length > left ? part[..(int)left] : part;
            await wire.WriteAsync(bytes, _left).ConfigureAwait(false);
            request.Sent(bytes);
            left -= bytes.Length;
            if (left == 0)
                return;
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Whole()
    {
        yield return answer.Body;
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
