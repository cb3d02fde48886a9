namespace GptImage2;

/// <summary>Reads many items, wherever that happens: in this process, or on the silos of a cluster.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>
/// The registration decides: <c>services.AddJob(definition)</c> reads here, and <c>AddJob</c> of the package GptImage2.Orleans on all silos.
/// Code that uses this interface stays as it is.
/// </remarks>
public interface IJob<in TItem, T>
{
    /// <summary>The name of the job.</summary>
    string Name { get; }

    /// <summary>Reads all items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">Stops the run. What was sent without a reply may be billed, and stays counted.</param>
    /// <returns>The items, each with its value or its error. An item counts as handed out when the next one is asked for.</returns>
    /// <exception cref="JobStoppedException">The run ended before its items did; <see cref="JobStoppedException.Reason"/> says why.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    IAsyncEnumerable<JobItem<T>> ReadAllAsync(IAsyncEnumerable<TItem> items, CancellationToken cancellationToken = default);
}
