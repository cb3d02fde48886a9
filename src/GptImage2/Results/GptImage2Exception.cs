using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>A call, or what was to become one, gave no value. The type of the exception says why.</summary>
public abstract class GptImage2Exception : Exception
{
    private protected GptImage2Exception(string message, CallAccount? account = null, Exception? innerException = null)
        : base(account is null ? message : $"{account.Method}: {Behind(account.ItemsRead)}{message}", innerException)
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

    /// <summary>The method that was called, <c>IReceiptReader.ReadAsync</c>; null where no call was made.</summary>
    public string? Method { get; }

    /// <summary>The tokens that were billed nevertheless, over all exchanges; null where the endpoint did not say.</summary>
    public TokenUsage? Usage { get; }

    /// <summary>
    /// The cost of <see cref="Usage"/> in US dollars, by <see cref="GptImage2Options.Price"/>; null where the endpoint
    /// did not count.
    /// </summary>
    public decimal? Cost { get; }

    /// <summary>The id of the request, for the provider's support; null if there is none.</summary>
    public string? RequestId { get; }

    /// <summary>The model as the endpoint names it; null where it did not.</summary>
    public string? Model { get; }

    /// <summary>The text that the model replied with; null where none came.</summary>
    public string? RawReply { get; private protected init; }

    /// <summary>Every request of the call that was replied to, with the reply, what it took and what was wrong with it.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; private protected init; }

    /// <summary>For a stream: how many items were read, and handed out, before this happened. Null for all other calls.</summary>
    public int? ItemsRead { get; }

    private static string Behind(int? items) => items switch
    {
        null => "",
        1 => "after 1 item: ",
        _ => string.Create(CultureInfo.InvariantCulture, $"after {items} items: "),
    };
}
