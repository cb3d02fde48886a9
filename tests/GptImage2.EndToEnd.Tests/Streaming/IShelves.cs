namespace GptImage2.EndToEnd.Tests.Streaming;

[JsonContract]
public partial record Product(string Name, int Count);

public enum Fruit
{
    Apple,
    Pear,
}

/// <summary>Methods of streams in every possible form.</summary>
[JsonModeClient]
[CallDefaults(MaxCorrections = 2, Leniency = Leniency.Lossy)]
public partial interface IShelves
{
    [UserMessage("List the products.")]
    IAsyncEnumerable<Product> ListAsync(CancellationToken cancellationToken = default);

    [UserMessage("List the products of {shelf}.")]
    [CallDefaults(Leniency = Leniency.Strict, MaxOutputTokens = 500, MaxCost = 0.5)]
    [Example(nameof(Samples))]
    JsonModeStream<Product> ListWithCallAsync(string shelf, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("List the names.", PromptStyle = PromptStyle.TypeScript)]
    IAsyncEnumerable<string> NamesAsync();

    [UserMessage("List the fruits, or null where it is none.")]
    IAsyncEnumerable<Fruit?> FruitsAsync();

    [UserMessage("Where are they?")]
    IAsyncEnumerable<(int X, int Y)> PlacesAsync();

    [UserMessage("Read the product.")]
    JsonModeStream<JsonModeSnapshot<Product>> WatchAsync(CancellationToken cancellationToken = default);

    [UserMessage("Count them.")]
    [CallDefaults(Leniency = Leniency.Certain)]
    Task<int> CountAsync(CallOptions? options = null);

    static IEnumerable<Example<IReadOnlyList<Product>>> Samples => [new("List the products of a.", [new Product("milk", 2)])];
}
