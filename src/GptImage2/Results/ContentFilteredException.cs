using GptImage2.Results;

namespace GptImage2;

/// <summary>The provider's content filter stopped the call, because of the messages or because of the reply.</summary>
public sealed class ContentFilteredException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ContentFilteredException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal ContentFilteredException(CallAccount account)
        : base("The provider's content filter cut off the reply.", account) => PartialReply = account.RawReply ?? "";

    internal ContentFilteredException(CallAccount account, ApiError error)
        : base(Describe(error), account)
    {
        PartialReply = account.RawReply ?? "";
        Categories = error.FilteredCategories;
    }

    /// <summary>The part of the reply before the filter stopped it; often empty.</summary>
    public string PartialReply
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";

    /// <summary>The categories that were filtered, such as <c>sexual</c> or <c>violence</c>; empty when the endpoint does not name them.</summary>
    public IReadOnlyList<string> Categories
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    private static string Describe(ApiError error)
    {
        string categories = error.FilteredCategories.Count == 0 ? "" : $" ({string.Join(", ", error.FilteredCategories)})";
        return $"The provider's content filter rejected the messages{categories}: {error.Message}";
    }
}
