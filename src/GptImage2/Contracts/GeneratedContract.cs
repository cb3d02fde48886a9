using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using GptImage2.Contracts;

namespace GptImage2.Generated;

/// <summary>The methods that generated readers and writers call for contracts inside of contracts. For generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedContract
{
    /// <summary>Reads a contract inside of another one.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The scanner, before the value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Read<T>(ref JsonScanner json)
        where T : IJsonContract<T> => T.Read(ref json);

    /// <summary>Reads a contract that is a derived type of a union.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The scanner, before the object; its discriminator was read already.</param>
    public static T? ReadDerived<T>(ref JsonScanner json)
        where T : IJsonContract<T>
    {
        T? value = T.Read(ref json);
        json.EndDerived();
        return value;
    }

    /// <summary>Evaluates the rules of a contract.</summary>
    /// <typeparam name="T">The contract, or a base contract of it.</typeparam>
    /// <param name="json">The scanner, after the object.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="value">The object.</param>
    /// <param name="checks">The checks of its contract.</param>
    public static void CheckRules<T>(ref JsonScanner json, int start, T value, ContractChecks checks)
        where T : IJsonContract<T> => T.CheckRules(ref json, start, value, checks);

    /// <summary>Calls the method of an object that was read.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="value">The object.</param>
    public static void OnDeserialized<T>(ref T value)
        where T : IJsonOnDeserialized => value.OnDeserialized();

    /// <summary>Calls the method of an object that is written next.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="value">The object.</param>
    public static void OnSerializing<T>(ref T value)
        where T : IJsonOnSerializing => value.OnSerializing();

    /// <summary>Calls the method of an object that was written.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="value">The object.</param>
    public static void OnSerialized<T>(ref T value)
        where T : IJsonOnSerialized => value.OnSerialized();

    /// <summary>Writes a contract inside of another one.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    /// <param name="expression">The value as it is written in the code, which names the member.</param>
    public static void Write<T>(Utf8JsonWriter json, T value, [CallerArgumentExpression(nameof(value))] string? expression = null)
        where T : IJsonContract<T>
    {
        if (value is null)
            throw NullMember(expression ?? nameof(value));
        json.WriteStartObject();
        WriteMembers(json, value);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of a contract that is a derived type of a union.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteMembers<T>(Utf8JsonWriter json, T value)
        where T : IJsonContract<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        T.WriteMembers(json, value);
    }

    // 'value.Part' is the member, and a local without a dot is an item of a collection.
    private static ArgumentNullException NullMember(string expression)
    {
        string member = expression[(expression.LastIndexOf('.') + 1)..].TrimStart('@');
        string what = member.Length < expression.Length ? $"The member '{member}'" : expression == "value" ? "The value" : "An item of a collection";
        return new ArgumentNullException(member, $"{what} is null, but its type is not nullable.");
    }

    /// <summary>Creates the exception for a value that is not of a derived type of its union.</summary>
    /// <param name="value">The value.</param>
    public static ArgumentException NotInUnion(object value) =>
        new($"{value.GetType()} is not a derived type of the union. List it in a [JsonDerivedType].", nameof(value));

    /// <summary>Creates the exception for an enum value that has no name in JSON.</summary>
    /// <typeparam name="T">The type of the enum.</typeparam>
    /// <param name="value">The value.</param>
    public static ArgumentOutOfRangeException Unnamed<T>(T value)
        where T : struct, Enum => new(nameof(value), value, $"{typeof(T).Name} has no member of this value.");

    /// <summary>Whether an exception is about a value, and not about the state of the process.</summary>
    /// <param name="error">What a constructor or a factory threw.</param>
    public static bool IsRefusal(Exception error) => RefusedValue.IsMeant(error);

    /// <summary>Replaces the items of a collection that has no setter.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="collection">The collection.</param>
    /// <param name="items">The items that were read.</param>
    /// <exception cref="ArgumentException">The set of the contract takes two of the items as one.</exception>
    public static void Fill<T>(ICollection<T> collection, IEnumerable<T> items)
    {
        collection.Clear();
        var set = collection as ISet<T>;
        foreach (T item in items)
        {
            if (set is null)
                collection.Add(item);
            else if (!set.Add(item))
                throw new ArgumentException($"An equal item is in the set already: {item}", nameof(items));
        }
    }

    /// <summary>Replaces the items of a queue that has no setter.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="queue">The queue.</param>
    /// <param name="items">The items that were read.</param>
    public static void Fill<T>(Queue<T> queue, Queue<T> items)
    {
        queue.Clear();
        foreach (T item in items)
            queue.Enqueue(item);
    }

    /// <summary>Replaces the items of a stack that has no setter.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="stack">The stack.</param>
    /// <param name="items">The items that were read.</param>
    public static void Fill<T>(Stack<T> stack, Stack<T> items)
    {
        stack.Clear();
        foreach (T item in items.Reverse())
            stack.Push(item);
    }
}
