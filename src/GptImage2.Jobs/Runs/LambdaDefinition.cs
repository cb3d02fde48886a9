namespace GptImage2.Jobs.Runs;

/// <summary>The definition that is made of the lambdas of <see cref="Job{TClient}"/>.</summary>
internal sealed class LambdaDefinition<TClient, TItem, T>(string name, Func<TItem, string> key, Func<TClient, TItem, CancellationToken, Task<T>> read)
    : JobDefinition<TClient, TItem, T>
    where TClient : class, IJsonModeClient<TClient>
{
    public override string Name => name;

    /// <summary>The lambda that makes the calls.</summary>
    public Func<TClient, TItem, CancellationToken, Task<T>> Read => read;

    public override string KeyOf(TItem item) => key(item);

    public override Task<T> ReadAsync(TClient client, TItem item, CancellationToken cancellationToken) => read(client, item, cancellationToken);
}
