using System.Runtime.InteropServices;
using System.Text.Json;
using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Faults;
using GptImage2.Emulator.Images;
using GptImage2.Emulator.Pages;
using GptImage2.Emulator.Replies;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>Runs the requests of batches, each as if it had come alone.</summary>
internal sealed class BatchRequests(EndpointOptions options, RequestLog log, ChatCompletions chatCompletions)
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    private long _count = -1;

    public (ReceivedRequest Request, Answer Answer) Run(string batchId, LineFile lines, int index)
    {
        var request = new ReceivedRequest(Interlocked.Increment(ref _count), HttpMethods.Post, BatchParameters.ChatCompletions, NoHeaders, "req_" + Guid.NewGuid().ToString("N"))
        {
            BatchId = batchId,
            Epoch = log.Epoch,
        };
        request.Start(options.TimeProvider);
        log.Calls?.Begin(request);
        using CondensedLine line = lines.Read(index, request.Call is { } call ? call.NewSink : null);
        request.Call?.Received(line.Condensed.Span, line.Images);
        JsonElement body = line.Root!.Value.GetProperty("body");
        (request.BodyLength, request.BodySha256) = line.Measure(body);
        request.CustomId = line.Root.Value.GetProperty("custom_id").GetString();
        Answer answer = Settle(request, body, line.Images).Finish(request.RequestId, options);
        bool arrives = answer.Delivery.Fault is null;
        request.Status = arrives ? answer.Status : 0;
        request.Usage = answer.Usage;
        request.Error = answer.Error;
        request.Completion = answer.Completion;
        request.Fault = answer.Delivery.Fault;
        request.End(arrives ? AnswerEnding.Complete : AnswerEnding.Fault);
        log.Add(request);
        log.Settled?.Invoke(request);
        return (request, answer);
    }

    /// <summary>Counts the requests from the first again.</summary>
    public void Reset() => Interlocked.Exchange(ref _count, -1);

    private Answer Settle(ReceivedRequest request, JsonElement body, PassedImages images)
    {
        try
        {
            request.Body = CondensedBody.Read(JsonMarshal.GetRawUtf8Value(body));
        }
        catch (InvalidOperationException)
        {
            // Text that is not Unicode, as in a request outside of a batch.
            return Answer.From(ParameterErrors.NotJson());
        }

        if (options.Batches.LineErrorRate > 0 && Chance.Of(options.Seed, request.Number) < options.Batches.LineErrorRate)
            return Reply.ServerError().ToAnswer();

        try
        {
            Answer answer = chatCompletions.AnswerLine(request, body, images);
            return answer.Parts is null
                ? answer
                : Answer.From(ErrorResponse.Emulator(StatusCodes.Status501NotImplemented, "An endless reply has no place in a line of a batch."));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // As for requests that come alone: whoever wrote the rule that throws should read why.
            return Answer.From(ErrorResponse.Emulator(StatusCodes.Status500InternalServerError, $"The emulator failed: {e.GetType().Name}: {e.Message}"));
        }
    }
}
