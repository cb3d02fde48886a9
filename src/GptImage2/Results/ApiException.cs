using System.Globalization;
using System.Text;
using GptImage2.OpenAI;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The endpoint answered with an error, and retries did not help or were not possible.</summary>
public sealed class ApiException : GptImage2Exception
{
    private const int TooManyRequests = 429;

    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ApiException(string message, Exception? innerException = null)
        : base(message, innerException: innerException) => ProviderMessage = message;

    internal ApiException(CallAccount account, int status, ApiError error, TimeSpan? retryAfter)
        : base(Describe(account, status, error), account)
    {
        Status = status;
        ErrorType = error.Type;
        Code = error.Code;
        Param = error.Param;
        ProviderMessage = error.Message;
        RetryAfter = retryAfter;
        Attempts = account.Attempts;
    }

    /// <summary>Whether the tier flex had no capacity.</summary>
    internal bool IsFlexShortage => Status == TooManyRequests && new ApiError(ProviderMessage) { Code = Code, Type = ErrorType }.IsFlexShortage;

    /// <summary>
    /// The HTTP status. For a redirect that the <see cref="GptImage2Options.HttpClient"/> followed, it is not known: 307 when
    /// the redirect kept the method, and 302 otherwise.
    /// </summary>
    public int Status
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The provider's type of the error, such as <c>invalid_request_error</c>; null when the body has none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The provider's code, such as <c>invalid_api_key</c>; null when the body has none.</summary>
    public string? Code { get; init; }

    /// <summary>The part of the request that the error is about, such as <c>messages</c>; null when the body has none.</summary>
    public string? Param { get; init; }

    /// <summary>
    /// The provider's message. When the body is not an error of the API, for example a page of a proxy: its first 200
    /// characters in one line, with escapes such as <c>\u001b</c> for control characters and characters that are not seen.
    /// </summary>
    public string ProviderMessage
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>How long the endpoint asks to wait; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    private static string Describe(CallAccount account, int status, ApiError error)
    {
        StringBuilder text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP {status}");
        string?[] names = [error.Type, error.Code, error.Param is null ? null : $"at {error.Param}"];
        string known = string.Join(", ", names.OfType<string>().Distinct(StringComparer.Ordinal));
        if (known.Length > 0)
            text.Append(" (").Append(known).Append(')');
        if (account.Attempts > 1)
            text.Append(CultureInfo.InvariantCulture, $" after {account.Attempts} attempts");
        if (account.RequestId is not null)
            text.Append(", request ").Append(account.RequestId);
        if (error.ForeignBody is not null)
            text.Append(", with ").Append(error.ForeignBody).Append(" instead of an error of the API");
        text.Append(": ").Append(error.Message.Length == 0 ? "no message" : error.Message);
        if (error.Advice is not null)
            text.Append(error.Message.EndsWith('.') ? " " : ". ").Append(error.Advice);
        return text.ToString();
    }
}
