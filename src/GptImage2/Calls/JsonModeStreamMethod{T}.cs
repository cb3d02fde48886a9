namespace GptImage2;

/// <summary>What is the same for every call of a generated method whose items are read while the model writes them.</summary>
/// <typeparam name="T">What each item becomes.</typeparam>
public sealed class JsonModeStreamMethod<T>
{
    /// <summary>Describes a method.</summary>
    /// <param name="list">The method as it would be if the list were read as a whole.</param>
    /// <param name="item">What each item must be.</param>
    public JsonModeStreamMethod(JsonModeMethod<IReadOnlyList<T>> list, JsonContract<T> item)
        : this(list, item, itemIsWrapped: false)
    {
    }

    /// <summary>Describes a method.</summary>
    /// <param name="list">The method as it would be if the list were read as a whole.</param>
    /// <param name="item">What each item must be.</param>
    /// <param name="itemIsWrapped">
    /// Whether <paramref name="item"/> is the contract of an object that holds the item as its only member,
    /// <c>value</c>: so it is for items that are no objects.
    /// </param>
    public JsonModeStreamMethod(JsonModeMethod<IReadOnlyList<T>> list, JsonContract<T> item, bool itemIsWrapped)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(item);
        List = list;
        Item = item;
        ItemIsWrapped = itemIsWrapped;
    }

    /// <summary>The method as it would be if the list were read as a whole.</summary>
    public JsonModeMethod<IReadOnlyList<T>> List { get; }

    /// <summary>What each item must be.</summary>
    public JsonContract<T> Item { get; }

    /// <summary>The method for one call, whose system message has values of the call: see <see cref="JsonModeMethod{T}.WithInstructions(UserMessage)"/>.</summary>
    /// <param name="instructions">The author's text with its values.</param>
    /// <exception cref="ArgumentException">There is an image among the instructions: a system message has none.</exception>
    public JsonModeStreamMethod<T> WithInstructions(UserMessage instructions) => new(List.WithInstructions(instructions), Item, ItemIsWrapped);

    internal bool ItemIsWrapped { get; }
}
