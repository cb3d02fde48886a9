using System.Buffers;
using System.Text.Json;

namespace GptImage2.Emulator.Pages;

/// <summary>Tells one page what it has to show: all calls first, then those that changed.</summary>
internal sealed class EventStream(CallHistory calls)
{
    // Changes that come faster than one can read are reported together.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        await response.Body.WriteAsync("retry: 1000\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        for (long seen = -1; ;)
        {
            Task<(long Version, ReadOnlyMemory<byte> Changes)> changes = calls.WaitAsync(seen, (first, totals, changed) => Describe(seen < 0, first, totals, changed), cancellationToken);
            while (await Task.WhenAny(changes, Task.Delay(KeepAlive, cancellationToken)).ConfigureAwait(false) != changes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await WriteAsync(response, ": still here\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            }

            (seen, ReadOnlyMemory<byte> bytes) = await changes.ConfigureAwait(false);
            await WriteAsync(response, bytes, cancellationToken).ConfigureAwait(false);
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Describe(bool all, long first, Totals totals, IEnumerable<Call> changed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(all ? "event: all\ndata: "u8 : "event: changes\ndata: "u8);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("first"u8, first);
            CallSummary.Write(writer, totals);
            writer.WriteStartArray("calls"u8);
            foreach (Call call in changed)
                CallSummary.Write(writer, call);

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
        return buffer.WrittenMemory;
    }
}
