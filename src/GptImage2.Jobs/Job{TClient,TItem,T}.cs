using GptImage2.Jobs.Plans;
using GptImage2.Jobs.Runs;

namespace GptImage2;

/// <summary>A job by its definition, with a journal: what was paid for is not paid again.</summary>
/// <typeparam name="TClient">The interface that is called.</typeparam>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Job<TClient, TItem, T>
    where TClient : class, IJsonModeClient<TClient>
{
    private readonly JobSource _source;

    internal Job(JobSource source, JobDefinition<TClient, TItem, T> definition)
    {
        _source = source;
        Definition = definition;
    }

    /// <summary>The definition.</summary>
    public JobDefinition<TClient, TItem, T> Definition { get; }

    /// <summary>Reads all items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="options">The settings of the run; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the run. What was sent without a reply may be billed, and stays counted.</param>
    /// <returns>The items, each with its value or its error. An item counts as handed out when the next one is asked for.</returns>
    /// <exception cref="JobStoppedException">The run ended before its items did; <see cref="JobStoppedException.Reason"/> says why.</exception>
    /// <exception cref="JournalException">The journal cannot be read or written.</exception>
    public IAsyncEnumerable<JobItem<T>> ReadAllAsync(IEnumerable<TItem> items, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Run(ItemSequence.Of(items, CancellationToken.None), ItemSequence.CountOf(items), options, cancellationToken);
    }

    /// <inheritdoc cref="ReadAllAsync(IEnumerable{TItem}, JobOptions?, CancellationToken)"/>
    public IAsyncEnumerable<JobItem<T>> ReadAllAsync(IAsyncEnumerable<TItem> items, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Run(items, null, options, cancellationToken);
    }

    /// <summary>Computes what a run would cost. Nothing is sent, unless the plan has a pilot.</summary>
    /// <param name="items">The items.</param>
    /// <param name="options">The settings of the run; null for the defaults.</param>
    /// <param name="planOptions">The settings of the plan; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the plan.</param>
    public Task<JobPlan> PlanAsync(IEnumerable<TItem> items, JobOptions? options = null, PlanOptions? planOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Plan(ItemSequence.Of(items, CancellationToken.None), options, planOptions, cancellationToken);
    }

    /// <inheritdoc cref="PlanAsync(IEnumerable{TItem}, JobOptions?, PlanOptions?, CancellationToken)"/>
    public Task<JobPlan> PlanAsync(IAsyncEnumerable<TItem> items, JobOptions? options = null, PlanOptions? planOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Plan(items, options, planOptions, cancellationToken);
    }

    private IAsyncEnumerable<JobItem<T>> Run(IAsyncEnumerable<TItem> items, long? total, JobOptions? options, CancellationToken cancellationToken)
    {
        options ??= new JobOptions();
        options.Validate();
        return JobRuns.RunAsync(_source, Definition, items, total, options, acknowledges: true, cancellationToken);
    }

    private Task<JobPlan> Plan(IAsyncEnumerable<TItem> items, JobOptions? options, PlanOptions? planOptions, CancellationToken cancellationToken)
    {
        options ??= new JobOptions();
        options.Validate();
        planOptions ??= new PlanOptions();
        planOptions.Validate();
        return new JobPlanner<TClient, TItem, T>(_source, Definition, options, planOptions).PlanAsync(items, cancellationToken);
    }
}
