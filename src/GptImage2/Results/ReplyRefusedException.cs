using GptImage2.Results;

namespace GptImage2;

/// <summary>The model replied with words instead of JSON: it says that it will not, or cannot, do what was asked.</summary>
/// <remarks>
/// A reply counts as words when the endpoint marks it as a refusal, or when there is no object in it and it begins
/// as a sentence does. Anything else that does not fit is a <see cref="ContractViolationException"/>.
/// </remarks>
public sealed class ReplyRefusedException : GptImage2Exception
{
    private const int ShownCharacters = 200;

    internal ReplyRefusedException(CallAccount account, string refusal, bool marked)
        : base($"The model {(marked ? "refused" : "replied with prose instead of JSON")}: {Shorten(refusal)}", account) => Refusal = refusal;

    /// <summary>The complete text of the model.</summary>
    public string Refusal { get; }

    private static string Shorten(string text) =>
        text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, ShownCharacters), "…");
}
