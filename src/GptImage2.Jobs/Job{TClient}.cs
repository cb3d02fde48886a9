using GptImage2.Jobs.Plans;
using GptImage2.Jobs.Runs;

namespace GptImage2;

/// <summary>Reads many items by calls of one interface, with a journal: what was paid for is not paid again.</summary>
/// <typeparam name="TClient">The interface.</typeparam>
public sealed class Job<TClient>
    where TClient : class, IJsonModeClient<TClient>
{
    private readonly JobSource _source;

    internal Job(JobSource source, string name)
    {
        _source = source;
        Name = name;
    }

    /// <summary>The name of the job. The journal finds by it what was done before.</summary>
    public string Name { get; }

    /// <summary>Reads all items.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="key">The key of an item: different for each item, and the same in each run.</param>
    /// <param name="read">Makes the calls for an item. It may run more than once, and must make the same calls each time.</param>
    /// <param name="options">The settings of the run; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the run. What was sent without a reply may be billed, and stays counted.</param>
    /// <returns>The items, each with its value or its error. An item counts as handed out when the next one is asked for.</returns>
    /// <exception cref="JobStoppedException">The run ended before its items did; <see cref="JobStoppedException.Reason"/> says why.</exception>
    /// <exception cref="JournalException">The journal cannot be read or written.</exception>
    public IAsyncEnumerable<JobItem<T>> ReadAllAsync<TItem, T>(
        IEnumerable<TItem> items,
        Func<TItem, string> key,
        Func<TClient, TItem, CancellationToken, Task<T>> read,
        JobOptions? options = null,
        CancellationToken cancellationToken = default) => DefinedBy(key, read).ReadAllAsync(items, options, cancellationToken);

    /// <inheritdoc cref="ReadAllAsync{TItem, T}(IEnumerable{TItem}, Func{TItem, string}, Func{TClient, TItem, CancellationToken, Task{T}}, JobOptions?, CancellationToken)"/>
    public IAsyncEnumerable<JobItem<T>> ReadAllAsync<TItem, T>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, string> key,
        Func<TClient, TItem, CancellationToken, Task<T>> read,
        JobOptions? options = null,
        CancellationToken cancellationToken = default) => DefinedBy(key, read).ReadAllAsync(items, options, cancellationToken);

    /// <summary>Computes what a run would cost. Nothing is sent, unless the plan has a pilot.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="read">Makes the calls for an item.</param>
    /// <param name="options">The settings of the run; null for the defaults.</param>
    /// <param name="planOptions">The settings of the plan; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the plan.</param>
    public Task<JobPlan> PlanAsync<TItem, T>(
        IEnumerable<TItem> items,
        Func<TItem, string> key,
        Func<TClient, TItem, CancellationToken, Task<T>> read,
        JobOptions? options = null,
        PlanOptions? planOptions = null,
        CancellationToken cancellationToken = default) => DefinedBy(key, read).PlanAsync(items, options, planOptions, cancellationToken);

    /// <inheritdoc cref="PlanAsync{TItem, T}(IEnumerable{TItem}, Func{TItem, string}, Func{TClient, TItem, CancellationToken, Task{T}}, JobOptions?, PlanOptions?, CancellationToken)"/>
    public Task<JobPlan> PlanAsync<TItem, T>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, string> key,
        Func<TClient, TItem, CancellationToken, Task<T>> read,
        JobOptions? options = null,
        PlanOptions? planOptions = null,
        CancellationToken cancellationToken = default) => DefinedBy(key, read).PlanAsync(items, options, planOptions, cancellationToken);

    private Job<TClient, TItem, T> DefinedBy<TItem, T>(Func<TItem, string> key, Func<TClient, TItem, CancellationToken, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(read);
        return new Job<TClient, TItem, T>(_source, new LambdaDefinition<TClient, TItem, T>(Name, key, read));
    }
}
