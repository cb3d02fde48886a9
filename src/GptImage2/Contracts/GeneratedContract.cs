using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

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
}
