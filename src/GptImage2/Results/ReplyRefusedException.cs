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

    internal ReplyRefusedException(CallAccount account, string refusal, bool marked)
        : base($"The model {(marked ? "refused" : "replied with prose instead of JSON")}: {Shorten(refusal)}", account) => Refusal = refusal;

    /// <summary>The complete text of the reply.</summary>
    public string Refusal { get; }

    private static string Shorten(string text) =>
        text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, ShownCharacters), "…");
}
