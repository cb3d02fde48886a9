using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GptImage2.Json;

namespace GptImage2;

/// <summary>Reads and writes by contracts. The members that the generator adds to a contract call these methods.</summary>
public static class JsonContract
{
    /// <summary>The contract of a type that carries <see cref="JsonContractAttribute"/>.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static JsonContract<T> Of<T>()
        where T : IJsonContract<T> => SelfContract<T>.Instance;

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="utf8Json">The JSON text.</param>
    /// <exception cref="ContractViolationException">The text breaks the contract; the exception lists all violations.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : IJsonContract<T>
    {
        if (TryParse(utf8Json, out T? value, out ContractReading<T>? failure))
            return value;
        throw new ContractViolationException(failure.Violations, failure.UnknownMembers, Encoding.UTF8.GetString(utf8Json), failure.Error);
    }

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ContractViolationException">The text breaks the contract; the exception lists all violations.</exception>
    public static T Parse<T>(string json)
        where T : IJsonContract<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse<T>(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a value, or tells why there is none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="utf8Json">The JSON text.</param>
    /// <param name="value">The value; the default of its type where this returns false.</param>
    /// <param name="violations">All that breaks the contract; empty where this returns true.</param>
    /// <returns>Whether the text fits the contract.</returns>
    public static bool TryParse<T>(
        ReadOnlySpan<byte> utf8Json,
        [NotNullWhen(true)] out T? value,
        out IReadOnlyList<ContractViolation> violations)
        where T : IJsonContract<T>
    {
        bool fits = TryParse(utf8Json, out value, out ContractReading<T>? failure);
        violations = failure?.Violations ?? [];
        return fits;
    }

    /// <summary>Reads a value, or tells why there is none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <param name="value">The value; the default of its type where this returns false.</param>
    /// <param name="violations">All that breaks the contract; empty where this returns true.</param>
    /// <returns>Whether the text fits the contract.</returns>
    public static bool TryParse<T>(
        string json,
        [NotNullWhen(true)] out T? value,
        out IReadOnlyList<ContractViolation> violations)
        where T : IJsonContract<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return TryParse(Encoding.UTF8.GetBytes(json), out value, out violations);
    }

    /// <summary>Writes a value as minified JSON in UTF-8.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static byte[] ToUtf8<T>(T value)
        where T : IJsonContract<T> => PooledWriter.ToUtf8(value);

    /// <summary>Writes a value as minified JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static string ToText<T>(T value)
        where T : IJsonContract<T> => PooledWriter.ToText(value);

    /// <summary>The minified JSON Schema that the model is told.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static string SchemaOf<T>()
        where T : IJsonContract<T> => Encoding.UTF8.GetString(T.Schema);

    /// <summary>Reads a contract inside of another one. For generated code.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The scanner, before the value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Read<T>(ref JsonScanner json)
        where T : IJsonContract<T> => T.Read(ref json);

    /// <summary>Reads a contract that is a case of a union. For generated code.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The scanner, before the object whose discriminator was read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T? ReadCase<T>(ref JsonScanner json)
        where T : IJsonContract<T>
    {
        T? value = T.Read(ref json);
        json.EndCase();
        return value;
    }

    /// <summary>Writes a contract inside of another one. For generated code.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Write<T>(Utf8JsonWriter json, T value)
        where T : IJsonContract<T>
    {
        json.WriteStartObject();
        WriteMembers(json, value);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of a contract that is a case of a union. For generated code.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void WriteMembers<T>(Utf8JsonWriter json, T value)
        where T : IJsonContract<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        T.WriteMembers(json, value);
    }

    /// <summary>The error that a value is none of the cases of its union. For generated code.</summary>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ArgumentException NoCase(object value) =>
        new($"{value.GetType()} is no case of the union: list it in a [JsonDerivedType].", nameof(value));

    /// <summary>The error that an enum value has no name in JSON. For generated code.</summary>
    /// <typeparam name="T">The type of the enum.</typeparam>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ArgumentOutOfRangeException Unnamed<T>(T value)
        where T : struct, Enum => new(nameof(value), value, $"{typeof(T).Name} has no member of this value.");

    internal static ContractReading<T> Read<T>(JsonContract<T> contract, ReadOnlySpan<byte> utf8Json)
    {
        var json = new JsonScanner(utf8Json);
        T? value;
        try
        {
            value = contract.ReadFrom(ref json);
        }
        catch (Exception error) when (RefusedValue.IsMeant(error))
        {
            return RefusedValue.Read(contract, utf8Json, json.Position, error);
        }

        json.ReadEnd();
        return Reading(json.Violated ? default : value, utf8Json, ref json, null);
    }

    internal static ContractReading<T> Reading<T>(T? value, ReadOnlySpan<byte> utf8Json, ref JsonScanner json, Exception? error) => new(
        value,
        ViolationLocator.Locate(utf8Json, json.Violations),
        json.UnknownMembers is null ? [] : ViolationLocator.Pointers(utf8Json, [.. json.UnknownMembers]),
        error);

    private static bool TryParse<T>(
        ReadOnlySpan<byte> utf8Json,
        [NotNullWhen(true)] out T? value,
        [NotNullWhen(false)] out ContractReading<T>? failure)
        where T : IJsonContract<T>
    {
        var json = new JsonScanner(utf8Json);
        try
        {
            value = T.Read(ref json);
        }
        catch (Exception error) when (RefusedValue.IsMeant(error))
        {
            value = default;
            failure = RefusedValue.Read(Of<T>(), utf8Json, json.Position, error);
            return false;
        }

        json.ReadEnd();
        if (!json.Violated && value is not null)
        {
            failure = null;
            return true;
        }

        value = default;
        failure = Reading<T>(default, utf8Json, ref json, null);
        return false;
    }

    private sealed class SelfContract<T> : JsonContract<T>
        where T : IJsonContract<T>
    {
        public static readonly SelfContract<T> Instance = new();

        public override ReadOnlySpan<byte> Schema => T.Schema;

        protected override T? Read(ref JsonScanner json) => T.Read(ref json);

        protected override void Write(Utf8JsonWriter json, T value) => JsonContract.Write(json, value);
    }
}
