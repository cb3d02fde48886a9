using System.Globalization;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2;

/// <summary>A call, or reading a text without a call, gave no value. The type of the exception shows why.</summary>
public abstract class GptImage2Exception : Exception
{
    // They can be set only once from outside, and differ in the copy for another call.
    private TokenUsage? _usage;
    private decimal? _cost;
    private IReadOnlyList<Exchange> _exchanges = [];

    private protected GptImage2Exception(string message, CallAccount? account = null, Exception? innerException = null, IEnumerable<string>? lines = null)
        : base(Describe(message, lines, account), innerException)
    {
        Method = account?.Method;
        _usage = account?.TotalUsage;
        _cost = account?.TotalCost;
        RequestId = account?.RequestId;
        Model = account?.Model;
        RawReply = account?.RawReply;
        _exchanges = account?.Exchanges ?? [];
        ItemsRead = account?.ItemsRead;
    }

    /// <summary>The method that was called, such as <c>IReceiptReader.ReadAsync</c>; null when no call was made.</summary>
    public string? Method { get; init; }

    /// <summary>The tokens that were billed nevertheless, over all exchanges; null when the endpoint did not report them.</summary>
    public TokenUsage? Usage
    {
        get => _usage;
        init => _usage = value;
    }

    /// <summary>
    /// The cost of <see cref="Usage"/> in US dollars, by <see cref="GptImage2Options.Price"/>; null when the endpoint did
    /// not report the usage.
    /// </summary>
    public decimal? Cost
    {
        get => _cost;
        init => _cost = value;
    }

    /// <summary>The id of the request, for the provider's support; null when there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The model as the endpoint names it; null when it did not.</summary>
    public string? Model { get; init; }

    /// <summary>The text of the reply; null when there is none.</summary>
    public string? RawReply { get; init; }

    /// <summary>Every request of the call that has a reply, with the reply, its usage, its cost and its violations.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get => _exchanges;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _exchanges = value;
        }
    }

    /// <summary>For a stream: the number of items that were returned before the exception. Null for all other calls.</summary>
    public int? ItemsRead
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.GetValueOrDefault(), nameof(value));
            field = value;
        }
    }

    /// <summary>The exception for another call that waited for the same request. It sent nothing itself, so it has no usage and no exchanges.</summary>
    internal GptImage2Exception ForEqualCall()
    {
        var copy = (GptImage2Exception)MemberwiseClone();
        copy._usage = Usage is null ? null : new TokenUsage(0, 0);
        copy._cost = Cost is null ? null : 0;
        copy._exchanges = [];
        return copy;
    }

    /// <summary>
    /// The type, the message, the inner exceptions and the stack traces. Control characters and characters that are not
    /// seen are escaped in all messages, such as <c>\u001b</c>.
    /// </summary>
    public override string ToString() => ExceptionText.Of(this);

    private static string Describe(string message, IEnumerable<string>? lines, CallAccount? account)
    {
        ArgumentNullException.ThrowIfNull(message);
        string text = account is null ? Shown(message, account) : $"{account.Method}: {AfterItems(account.ItemsRead)}{Shown(message, account)}";
        return lines is null ? text : string.Join("\n  ", lines.Select(line => Shown(line, account)).Prepend(text));
    }

    private static string Shown(string text, CallAccount? account) => ShownText.Escaped(account?.Redaction?.Of(text) ?? text);

    private static string AfterItems(int? items) => items switch
    {
        null => "",
        1 => "after 1 item: ",
        _ => string.Create(CultureInfo.InvariantCulture, $"after {items} items: "),
    };
}
