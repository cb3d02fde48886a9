using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GptImage2;

/// <summary>A reply while the model writes it, for example to show it on a page. The last snapshot has the checked value.</summary>
/// <remarks>
/// A half-written object is not a <typeparamref name="T"/>: required members are missing, and nothing has been checked.
/// So until the end it is only JSON, which is well-formed at any time. Texts are included as far as they have arrived,
/// numbers only when they are complete.
/// </remarks>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JsonModeSnapshot<T>
{
    private readonly byte[] _utf8;

    internal JsonModeSnapshot(byte[] utf8Json, JsonModeResult<T>? result)
    {
        _utf8 = utf8Json;
        Result = result;
    }

    /// <summary>Creates a snapshot without a call, for a test double of an interface.</summary>
    /// <param name="json">The JSON so far.</param>
    /// <param name="result">The result, for the last snapshot.</param>
    public JsonModeSnapshot(string json, JsonModeResult<T>? result = null)
        : this(System.Text.Encoding.UTF8.GetBytes(json ?? throw new ArgumentNullException(nameof(json))), result)
    {
    }

    /// <summary>Whether this is the last snapshot.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    public bool IsComplete => Result is not null;

    /// <summary>The value, with usage and cost; null except in the last snapshot.</summary>
    public JsonModeResult<T>? Result { get; }

    /// <summary>The JSON so far, in UTF-8: an object that is well-formed but not checked.</summary>
    public ReadOnlyMemory<byte> Utf8Json => _utf8;

    /// <summary>The JSON so far: an object that is well-formed but not checked.</summary>
    public JsonElement Json
    {
        get
        {
            if (field.ValueKind == JsonValueKind.Undefined)
                field = JsonElement.Parse(_utf8);
            return field;
        }
    }
}
