namespace GptImage2;

/// <summary>The value of a call, and what the call took.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JsonModeResult<T>
{
    internal JsonModeResult(T value, string rawReply, IReadOnlyList<string> unknownMembers, CallRecord call)
    {
        Value = value;
        RawReply = rawReply;
        UnknownMembers = unknownMembers;
        Usage = call.Usage;
        Cost = call.Cost;
        RequestId = call.RequestId;
        Model = call.Model;
    }

    /// <summary>The value; it fits its contract.</summary>
    public T Value { get; }

    /// <summary>The text of the reply, as the model wrote it.</summary>
    public string RawReply { get; }

    /// <summary>JSON Pointers of members that the reply has and the contract has not. They were ignored.</summary>
    public IReadOnlyList<string> UnknownMembers { get; }

    /// <summary>The tokens that were billed.</summary>
    public TokenUsage Usage { get; }

    /// <summary>The cost of <see cref="Usage"/> in US dollars, by <see cref="GptImage2Options.Price"/>.</summary>
    public decimal Cost { get; }

    /// <summary>The id of the request, for the provider's support; null where the endpoint sent none.</summary>
    public string? RequestId { get; }

    /// <summary>The model as the endpoint names it; null where it does not.</summary>
    public string? Model { get; }
}
