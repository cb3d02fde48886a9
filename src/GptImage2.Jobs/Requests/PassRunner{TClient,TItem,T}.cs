using GptImage2.Calls;
using GptImage2.Images;
using GptImage2.Jobs.Journals;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>Runs the lambda of a definition for an item, on an interface whose requests are those of the pass.</summary>
internal sealed class PassRunner<TClient, TItem, T>(JobDefinition<TClient, TItem, T> definition, CallEngine engine, JobRequests requests, PictureHashes pictures, TimeProvider clock)
    where TClient : class, IJsonModeClient<TClient>
{
    /// <summary>Runs it. What the lambda throws is the error of the outcome; only a cancellation that was asked for is thrown.</summary>
    public async Task<PassOutcome<T>> RunAsync(string key, TItem item, PassKind kind, bool ignoresStored, JobPass? earlier, IReadOnlyDictionary<ReplyKey, Func<CallAccount, Exception>>? refusals, CancellationToken cancellationToken)
    {
        var pass = new JobPass(key, kind, new PassCatalog(pictures), ignoresStored, earlier, refusals);
        long start = clock.GetTimestamp();
        // It flows into the lambda, and ends with this method.
        ImageCatalog.Current = pass.Catalog;
        CallPass.Enter();
        T? value = default;
        Exception? error = null;
        try
        {
            TClient client = TClient.GeneratedBind(new JobCaller(engine, requests, pass));
            value = await definition.ReadAsync(client, item, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            error = e;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new PassOutcome<T>(pass, value, error, clock.GetElapsedTime(start));
    }
}
