namespace GptImage2;

/// <summary>What a job does with each of its items: a name, the key of an item, and the calls that are made for it.</summary>
/// <typeparam name="TClient">The interface that is called. This compiles only for interfaces that the generator implements.</typeparam>
/// <typeparam name="TItem">The type of the items. Make it small and serializable, such as a path or a row of a table, so that items can travel to other processes.</typeparam>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>A definition has no state of a run: several threads use it at the same time.</remarks>
public abstract class JobDefinition<TClient, TItem, T>
    where TClient : class, IJsonModeClient<TClient>
{
    /// <summary>The name of the job. A journal finds by it what was done before.</summary>
    public abstract string Name { get; }

    /// <summary>The key of an item: different for each item, and the same in each run.</summary>
    /// <param name="item">The item.</param>
    public abstract string KeyOf(TItem item);

    /// <summary>Makes the calls for an item.</summary>
    /// <param name="client">The interface. What it answers is in the journal, or is paid and then in the journal.</param>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <remarks>
    /// It runs more than once for an item: when a run is planned, when it fails, and when the job is run again. So its calls must
    /// depend only on the item and on the replies of earlier calls: not on the time, not on chance.
    /// </remarks>
    public abstract Task<T> ReadAsync(TClient client, TItem item, CancellationToken cancellationToken);
}
