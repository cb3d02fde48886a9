using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Batches;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.OpenAI.Batches;

/// <summary>Reads the lines of an output file or an error file. One line is in memory at a time.</summary>
internal static class BatchResultReader
{
    private const int LongestLine = BodyPolicy.MaxReply;

    /// <exception cref="UnexpectedResponseException">A line is too long; the message says which.</exception>
    public static async IAsyncEnumerable<BatchResult> ReadAsync(Stream file, Redaction? redaction, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true));
        int number = 0;
        try
        {
            while (true)
            {
                ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                ReadOnlySequence<byte> buffer = read.Buffer;
                while (TryTakeLine(ref buffer, read.IsCompleted, out ReadOnlySequence<byte> line))
                {
                    number++;
                    if (!IsBlank(line))
                        yield return Read(line, number, redaction);
                }

                if (buffer.Length > LongestLine)
                    throw Unreadable(number + 1, $"is longer than {LongestLine} bytes", redaction, default);
                if (read.IsCompleted)
                    yield break;
                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool isEnd, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!isEnd || buffer.IsEmpty)
            return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (ReadOnlyMemory<byte> part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }

        return true;
    }

    private static BatchResult Read(ReadOnlySequence<byte> line, int number, Redaction? redaction)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            if (BatchJson.TextOf(json, "custom_id") is not { } id)
                return new BatchResult("") { Problem = Unreadable(number, "has no custom_id", redaction, line) };
            return BatchJson.Member(json, "response") is { } response ? OfResponse(id, response, redaction) : OfError(id, json, redaction);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Text that is not Unicode is found when it is decoded.
            return new BatchResult("") { Problem = Unreadable(number, "is not JSON", redaction, line) };
        }
    }

    private static BatchResult OfResponse(string id, JsonElement response, Redaction? redaction)
    {
        int? status = BatchJson.Member(response, "status_code") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out int value) ? value : null;
        ReadOnlySpan<byte> body = BatchJson.Member(response, "body") is { } member ? JsonMarshal.GetRawUtf8Value(member) : default;
        var result = new BatchResult(id) { Status = status ?? 0, RequestId = BatchJson.TextOf(response, "request_id") };
        if (status is >= 200 and < 300 && !body.IsEmpty)
        {
            ChatCompletion completion = ChatCompletionReader.Read(body, redaction);
            if (completion.HasMessage)
                return result with { Completion = completion };
        }

        return result with { Error = ApiErrorReader.Read(body, "application/json", redaction) };
    }

    private static BatchResult OfError(string id, JsonElement json, Redaction? redaction)
    {
        JsonElement? error = BatchJson.Member(json, "error");
        string message = BatchJson.TextOf(error, "message") ?? "The provider gave no reason.";
        return new BatchResult(id) { Error = new ApiError(redaction?.Of(message) ?? message) { Code = BatchJson.TextOf(error, "code") } };
    }

    private static UnexpectedResponseException Unreadable(int number, string problem, Redaction? redaction, ReadOnlySequence<byte> line) => new(
        new CallAccount(OpenAIBatchEndpoint.Caller),
        string.Create(CultureInfo.InvariantCulture, $"Line {number} of a file of a batch {problem}"),
        "application/jsonl",
        Excerpt.Of(line.Slice(0, Math.Min(line.Length, 4096)).ToArray(), redaction));
}
