using System.Buffers;
using System.Text.Json;

namespace GptImage2;

/// <summary>The parts of a generated method that are the same for every call, for a method whose items are read while the model writes them.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class JsonModeStreamMethod<T>
{
    /// <summary>Creates the description of a method.</summary>
    /// <param name="list">The same method for a reply that is read as a complete list.</param>
    /// <param name="item">The contract of each item.</param>
    public JsonModeStreamMethod(JsonModeMethod<IReadOnlyList<T>> list, JsonContract<T> item)
        : this(list, item, itemIsWrapped: false)
    {
    }

    /// <summary>Creates the description of a method.</summary>
    /// <param name="list">The same method for a reply that is read as a complete list.</param>
    /// <param name="item">The contract of each item.</param>
    /// <param name="itemIsWrapped">
    /// Whether <paramref name="item"/> is the contract of an object that has the item as its only member <c>value</c>. This
    /// is needed for items that are not objects.
    /// </param>
    public JsonModeStreamMethod(JsonModeMethod<IReadOnlyList<T>> list, JsonContract<T> item, bool itemIsWrapped)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(item);
        List = list;
        Item = item;
        ItemIsWrapped = itemIsWrapped;
    }

    /// <summary>The same method for a reply that is read as a complete list.</summary>
    public JsonModeMethod<IReadOnlyList<T>> List { get; }

    /// <summary>The contract of each item.</summary>
    public JsonContract<T> Item { get; }

    /// <summary>Returns the method for one call whose system message has values of the call: see <see cref="JsonModeMethod{T}.WithInstructions(UserMessage)"/>.</summary>
    /// <param name="instructions">The author's text with its values.</param>
    /// <exception cref="ArgumentException">The instructions have an image, which a system message cannot have.</exception>
    public JsonModeStreamMethod<T> WithInstructions(UserMessage instructions) => new(List.WithInstructions(instructions), Item, ItemIsWrapped);

    internal bool ItemIsWrapped { get; }

    /// <summary>Writes an item as JSON, without the object around an item that is wrapped.</summary>
    internal void WriteItem(Utf8JsonWriter json, T item)
    {
        if (!ItemIsWrapped)
        {
            Item.WriteTo(json, item);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var wrapped = new Utf8JsonWriter(buffer))
            Item.WriteTo(wrapped, item);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        document.RootElement.EnumerateObject().Single().Value.WriteTo(json);
    }
}
