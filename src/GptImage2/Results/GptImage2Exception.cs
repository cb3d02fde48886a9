using System.Globalization;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2;

/// <summary>A call, or reading a text without a call, gave no value. The type of the exception shows why.</summary>
public abstract class GptImage2Exception : Exception
{
    private protected GptImage2Exception(string message, CallAccount? account = null, Exception? innerException = null, IEnumerable<string>? lines = null)
        : base(Describe(message, lines, account), innerException)
    {
        Method = account?.Method;
        Usage = account?.TotalUsage;
        Cost = account?.TotalCost;
        RequestId = account?.RequestId;
        Model = account?.Model;
        RawReply = account?.RawReply;
        Exchanges = account?.Exchanges ?? [];
        ItemsRead = account?.ItemsRead;
    }

    /// <summary>The method that was called, such as <c>IReceiptReader.ReadAsync</c>; null when no call was made.</summary>
    public string? Method { get; }

    /// <summary>The tokens that were billed nevertheless, over all exchanges; null when the endpoint did not report them.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>
    /// The cost of <see cref="Usage"/> in US dollars, by <see cref="GptImage2Options.Price"/>; null when the endpoint did
    /// not report the usage.
    /// </summary>
    public decimal? Cost { get; private set; }

    /// <summary>The id of the request, for the provider's support; null when there is none.</summary>
    public string? RequestId { get; }

    /// <summary>The model as the endpoint names it; null when it did not.</summary>
    public string? Model { get; }

    /// <summary>The text of the reply; null when there is none.</summary>
    public string? RawReply { get; private protected init; }

    /// <summary>Every request of the call that has a reply, with the reply, its usage, its cost and its violations.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; private protected set; }

    /// <summary>For a stream: the number of items that were returned before the exception. Null for all other calls.</summary>
    public int? ItemsRead { get; }

    /// <summary>The exception for another call that waited for the same request. It sent nothing itself, so it has no usage and no exchanges.</summary>
    internal GptImage2Exception ForEqualCall()
    {
        var copy = (GptImage2Exception)MemberwiseClone();
        copy.Usage = Usage is null ? null : new TokenUsage(0, 0);
        copy.Cost = Cost is null ? null : 0;
        copy.Exchanges = [];
        return copy;
    }

    /// <summary>
    /// The type, the message, the inner exceptions and the stack traces. Control characters and characters that are not
    /// seen are escaped in all messages, such as <c>\u001b</c>.
    /// </summary>
    public override string ToString() => ExceptionText.Of(this);

    private static string Describe(string message, IEnumerable<string>? lines, CallAccount? account)
    {
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
