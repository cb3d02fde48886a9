namespace GptImage2.Jobs.Runs;

/// <summary>A job that is read in this process, with the settings that it was registered with.</summary>
internal sealed class LocalJob<TClient, TItem, T>(JobSource source, JobDefinition<TClient, TItem, T> definition, JobOptions options) : IJob<TItem, T>
    where TClient : class, IJsonModeClient<TClient>
{
    public string Name => definition.Name;

    public IAsyncEnumerable<JobItem<T>> ReadAllAsync(IAsyncEnumerable<TItem> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return JobRuns.RunAsync(source, definition, items, null, options, acknowledges: true, cancellationToken);
    }
}
