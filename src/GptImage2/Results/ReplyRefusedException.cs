using GptImage2.Results;

namespace GptImage2;

/// <summary>The model replied with prose instead of JSON. In most cases it says that it will not or cannot do what it was asked for.</summary>
/// <remarks>
/// A reply is a refusal when the endpoint marks it as one, or when it has no object and begins like a sentence. Any other
/// reply that does not fit is a <see cref="ContractViolationException"/>.
/// </remarks>
public sealed class ReplyRefusedException : GptImage2Exception
{
    private const int ShownCharacters = 200;

    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ReplyRefusedException(string message, Exception? innerException = null)
        : base(message, innerException: innerException) => Refusal = message;

    internal ReplyRefusedException(CallAccount account, string refusal, bool marked)
        : base($"The model {(marked ? "refused" : "replied with prose instead of JSON")}: {Shorten(refusal)}", account) => Refusal = refusal;

    /// <summary>The complete text of the reply; of an exception that was created without a call, its message.</summary>
    public string Refusal
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    private static string Shorten(string text) =>
        text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, ShownCharacters), "…");
}
