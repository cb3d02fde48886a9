namespace GptImage2;

/// <summary>Counts the tokens of texts by the vocabulary of a model.</summary>
/// <remarks>
/// Without a counter, tokens are estimated. The package GptImage2.Tokenizers has a counter for <c>o200k_base</c>. Calls that
/// run at the same time use one counter together, so it must be thread-safe. An exception that it throws ends the call
/// before the request is sent.
/// </remarks>
public interface ITokenCounter
{
    /// <summary>Counts the tokens of a text, without those of the frame around a message.</summary>
    /// <param name="text">The text; it may be empty. Text that looks like a special token, such as <c>&lt;|endoftext|&gt;</c>, is text.</param>
    /// <returns>The number of tokens; not negative.</returns>
    int CountTokens(ReadOnlySpan<char> text);
}
