using System.Globalization;

namespace GptImage2.Results;

/// <summary>The content of the body of an error response.</summary>
/// <param name="Message">The provider's message, or the start of the body when it has none.</param>
internal sealed record ApiError(string Message)
{
    private const string BudgetMessage = "max_tokens or model output limit was reached";

    public string? Type { get; init; }

    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>A description of the body when it is not an error of the API.</summary>
    public string? ForeignBody { get; init; }

    /// <summary>The categories that a content filter names as the reason.</summary>
    public IReadOnlyList<string> FilteredCategories { get; init; } = [];

    /// <summary>What the caller can do, beyond what the provider says; null when there is nothing.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether the output limit cut off the reply. Some endpoints report that as an error.</summary>
    public bool IsOutputLimit => Message.Contains(BudgetMessage, StringComparison.Ordinal);

    /// <summary>Whether the tier flex has no capacity.</summary>
    public bool IsFlexShortage => Code == "resource_unavailable" || Type == "resource_unavailable";

    public bool IsContentFilter => Code is "content_filter" or "content_policy_violation";

    /// <summary>Whether no retry can help: the quota is used up, or the request alone exceeds the limit of a minute.</summary>
    public bool IsPermanent => Code == "insufficient_quota" || Type == "insufficient_quota" || ExceedsLimit;

    private bool ExceedsLimit =>
        NumberAfter("Limit ") is { } limit && NumberAfter("Requested ") is { } requested && requested > limit;

    private long? NumberAfter(string word)
    {
        int start = Message.IndexOf(word, StringComparison.Ordinal);
        if (start < 0)
            return null;
        ReadOnlySpan<char> rest = Message.AsSpan(start + word.Length);
        int length = rest.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(length < 0 ? rest : rest[..length], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
    }
}
