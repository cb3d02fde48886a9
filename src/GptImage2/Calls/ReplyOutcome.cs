using System.Text;
using GptImage2.Endpoints;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>Tells a reply that is to be read by its contract from one that never will fit.</summary>
internal static class ReplyOutcome
{
    public static void ThrowUnlessWhole(ChatCompletion completion, CallAccount account, int? maxOutputTokens)
    {
        if (!string.IsNullOrEmpty(completion.Refusal))
            throw new ReplyRefusedException(account, completion.Refusal, marked: true);
        switch (completion.FinishReason)
        {
            case "content_filter":
                throw new ContentFilteredException(account);
            case "length" when !CompleteObject.IsIn(completion.Content.Span):
                throw new ReplyTruncatedException(account, maxOutputTokens);
        }

        ReadOnlySpan<byte> text = completion.Content.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            throw new EmptyReplyException(account);
        if (IsProse(text))
            throw new ReplyRefusedException(account, Encoding.UTF8.GetString(text), marked: false);
    }

    // Only what is certain: there is no object in it, and it begins as a sentence does. All else, markup and JSON that
    // is no object too, is for the contract to judge.
    private static bool IsProse(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out Rune first, out _);
        return !text.Contains((byte)'{')
            && (Rune.IsLetter(first) || first.Value is '“' or '‘' or '„' or '«' or '「' or '¡' or '¿')
            && !text.SequenceEqual("null"u8)
            && !text.SequenceEqual("true"u8)
            && !text.SequenceEqual("false"u8);
    }
}
