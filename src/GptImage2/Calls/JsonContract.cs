using System.Diagnostics.CodeAnalysis;
using System.Text;
using GptImage2.Contracts;

namespace GptImage2;

/// <summary>Reads and writes values by their contracts. The members that the generator adds to a contract call these methods.</summary>
public static class JsonContract
{
    /// <summary>The contract of a type with the <see cref="JsonContractAttribute"/>.</summary>
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
        if (ContractReader.TryRead(utf8Json, out T? value, out ContractReading<T>? failure))
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

    /// <summary>Reads a value, or returns the violations when the text does not fit.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="utf8Json">The JSON text.</param>
    /// <param name="value">The value; the default of its type when this returns false.</param>
    /// <param name="violations">All violations of the contract; empty when this returns true.</param>
    /// <returns>Whether the text fits the contract.</returns>
    public static bool TryParse<T>(
        ReadOnlySpan<byte> utf8Json,
        [NotNullWhen(true)] out T? value,
        out IReadOnlyList<ContractViolation> violations)
        where T : IJsonContract<T>
    {
        bool fits = ContractReader.TryRead(utf8Json, out value, out ContractReading<T>? failure);
        violations = failure?.Violations ?? [];
        return fits;
    }

    /// <summary>Reads a value, or returns the violations when the text does not fit.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <param name="value">The value; the default of its type when this returns false.</param>
    /// <param name="violations">All violations of the contract; empty when this returns true.</param>
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

    /// <summary>The minified JSON Schema that is sent to the model.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static string SchemaOf<T>()
        where T : IJsonContract<T> => Encoding.UTF8.GetString(T.Schema);
}
