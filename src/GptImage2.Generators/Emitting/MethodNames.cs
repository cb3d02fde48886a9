namespace GptImage2.Generators.Emitting;

/// <summary>The names of what is generated for one method.</summary>
internal sealed record MethodNames(string Field, string Reply, string Item, string Examples)
{
    public IEnumerable<string> All => [Field, Reply, Item, Examples];

    public static MethodNames Take(string method, NameScope names) =>
        new(names.Take(method + "Method"), names.Take(method + "Reply"), names.Take(method + "Item"), names.Take(method + "Examples"));
}
