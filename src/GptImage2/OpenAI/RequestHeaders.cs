using GptImage2.OpenAI;

namespace GptImage2;

/// <summary>The extra headers of one attempt of a request. <see cref="GptImage2Options.ConfigureHeaders"/> sets them.</summary>
public sealed class RequestHeaders
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _keyHeader;

    /// <summary>Creates headers without a value, as the client does before each attempt.</summary>
    /// <param name="method">The interface and the method: <c>IReceiptReader.ReadAsync</c>.</param>
    /// <param name="model">The model that the request asks for.</param>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    public RequestHeaders(string method, string model, int attempt = 1)
        : this(method, model, attempt, null)
    {
    }

    internal RequestHeaders(string method, string model, int attempt, string? keyHeader)
    {
        Method = method;
        Model = model;
        Attempt = attempt;
        _keyHeader = keyHeader;
    }

    /// <summary>The interface and the method of the call: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method { get; }

    /// <summary>The model that the request asks for.</summary>
    public string Model { get; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The headers that were set, by names in any case.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Sets a header. It replaces one of the same name, also one of <see cref="GptImage2Options.Headers"/>.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value: printable ASCII characters.</param>
    /// <returns>These headers.</returns>
    /// <exception cref="ArgumentException">The client sets this header itself, or the name or the value cannot be sent. The message does not quote the value.</exception>
    public RequestHeaders Set(string name, string value)
    {
        if (HeaderRules.Mistake(name, value, _keyHeader) is { } mistake)
            throw new ArgumentException($"The extra headers {mistake}.", name is null ? nameof(name) : nameof(value));
        _values[name] = value;
        return this;
    }

    /// <summary>The names of the headers; never their values.</summary>
    public override string ToString() => $"{Method}, attempt {Attempt}: {string.Join(", ", _values.Keys)}";
}
