using GptImage2.Calls;

namespace GptImage2.Jobs.Requests;

/// <summary>Makes the calls of one pass: each over an endpoint of its own, which the journal answers where it can.</summary>
internal sealed class JobCaller(CallEngine engine, JobRequests requests, JobPass pass) : IJsonModeCaller
{
    public async Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        PassCall call = pass.Begin(method.Name, () => method.Contract.Schema.ToArray());
        JsonModeResult<T> result = await EngineOf(call).CallAsync(method, message, options, cancellationToken).ConfigureAwait(false);
        call.IsFinished = true;
        if (call.Corrections > 0)
        {
            call.Document = result.Document;
            pass.AddCorrected(result.Exchanges.SkipLast(1));
        }

        pass.CountRepairs(() => result.Repairs);
        return result;
    }

    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        Counted(EngineOf(pass.Begin(method.List.Name, () => method.List.Contract.Schema.ToArray())).Stream(method, message, options, cancellationToken));

    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        Counted(EngineOf(pass.Begin(method.Name, () => method.Contract.Schema.ToArray())).StreamSnapshots(method, message, options, cancellationToken));

    // The journal takes the place of a cache of replies.
    private CallEngine EngineOf(PassCall call) => new(new JobChatEndpoint(requests, pass, call), engine.Defaults)
    {
        IsOfPass = true,
        Telemetry = pass.Kind == PassKind.Send ? engine.Telemetry : null,
    };

    private JsonModeStream<T> Counted<T>(JsonModeStream<T> stream)
    {
        pass.CountRepairs(() => stream.Repairs);
        return stream;
    }
}
