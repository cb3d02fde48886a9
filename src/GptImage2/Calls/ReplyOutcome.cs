using System.Text;
using GptImage2.Contracts;
using GptImage2.Endpoints;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>Decides whether a reply can be read by its contract, and throws for a reply that can never fit.</summary>
internal static class ReplyOutcome
{
    public static void ThrowUnlessWhole(ChatCompletion completion, CallAccount account)
    {
        if (!string.IsNullOrEmpty(completion.Refusal))
            throw new ReplyRefusedException(account, completion.Refusal, marked: true);
        switch (completion.FinishReason)
        {
            case "content_filter":
                throw new ContentFilteredException(account);
            case "length" when !CompleteObject.IsIn(completion.Content.Span):
                throw new ReplyTruncatedException(account, account.OutputLimit);
        }

        ReadOnlySpan<byte> text = completion.Content.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            throw new EmptyReplyException(account);
        if (IsProse(text))
            throw new ReplyRefusedException(account, Encoding.UTF8.GetString(text), marked: false);
    }

    // Only what is certainly prose: it has no object, and begins like a sentence. All other text, also markup and JSON that
    // is not an object, is read by the contract.
    private static bool IsProse(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out Rune first, out _);
        return !text.Contains((byte)'{')
            && (Rune.IsLetter(first) || first.Value is '“' or '‘' or '„' or '«' or '「' or '¡' or '¿')
            && !IsWord(text)
            && text.IndexOf("</"u8) < 0
            && !IsLiteral(text);
    }

    // A name without quotes, of an enum for example: TWO, Choice.TWO.
    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'-' or (byte)'.'))
                return false;
        }

        return text[^1] != (byte)'.';
    }

    // A literal of JSON, alone or before others: "true, false".
    private static bool IsLiteral(ReadOnlySpan<byte> text)
    {
        int length = JsonTokenizer.LiteralLength(text, 0);
        return length > 0 && (length == text.Length || JsonTokenizer.IsWhitespace(text[length]) || text[length] == (byte)',');
    }
}
