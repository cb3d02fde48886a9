using GptImage2.Jobs.Runs;

namespace GptImage2;

/// <summary>Makes jobs of clients.</summary>
public static class JobExtensions
{
    /// <summary>Creates a job whose items are read by calls of one interface.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    /// <param name="caller">A <see cref="GptImage2Client"/>, or the caller of an <c>IChatClient</c>.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="name">The name of the job, by which the journal finds what was done before; null for the name of the interface.</param>
    /// <exception cref="ArgumentException">The caller decorates another one, or the name is empty.</exception>
    public static Job<TClient> Job<TClient>(this IJsonModeCaller caller, Journal journal, string? name = null)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(journal);
        if (name is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Job<TClient>(new JobSource(caller, journal.Store), name ?? typeof(TClient).Name);
    }

    /// <summary>Creates a job by its definition.</summary>
    /// <typeparam name="TClient">The interface that is called.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="caller">A <see cref="GptImage2Client"/>, or the caller of an <c>IChatClient</c>.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="journal">The journal.</param>
    /// <exception cref="ArgumentException">The caller decorates another one, or the definition has no name.</exception>
    public static Job<TClient, TItem, T> Job<TClient, TItem, T>(this IJsonModeCaller caller, JobDefinition<TClient, TItem, T> definition, Journal journal)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentException.ThrowIfNullOrWhiteSpace(definition.Name, nameof(definition));
        return new Job<TClient, TItem, T>(new JobSource(caller, journal.Store), definition);
    }
}
