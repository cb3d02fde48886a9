using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Models.Budgets;
using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>Reserves the most that a request can cost before it is sent, and replaces the reservation by the bill.</summary>
/// <param name="endpoint">The endpoint that sends the requests.</param>
/// <param name="reservedOutput">The output tokens to reserve for a request that does not limit them.</param>
internal sealed class BudgetedChatEndpoint(IChatEndpoint endpoint, int reservedOutput) : IChatEndpoint
{
    // If a budget has less left than such a reply costs, it counts as spent.
    private const int ShortReply = 256;

    public string Name => endpoint.Name;

    /// <summary>The output tokens to reserve for a request that does not limit them.</summary>
    public int ReservedOutput => reservedOutput;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        request = await ReserveAsync(request, account, isStream: false, cancellationToken).ConfigureAwait(false);
        decimal? estimate = null;
        try
        {
            ChatCompletion completion = await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
            estimate = EstimateOf(request, account, completion.Content);
            return completion;
        }
        finally
        {
            account.Pay(estimate);
        }
    }

    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        request = await ReserveAsync(request, account, isStream: true, cancellationToken).ConfigureAwait(false);
        try
        {
            return new PaidStream(await endpoint.OpenAsync(request, account, cancellationToken).ConfigureAwait(false), request, account);
        }
        catch
        {
            account.Pay(null);
            throw;
        }
    }

    private async ValueTask<JsonModeRequest> ReserveAsync(JsonModeRequest request, CallAccount account, bool isStream, CancellationToken cancellationToken)
    {
        RequestSettings settings = request.Settings;
        account.Begin(request.MaxOutputTokens, settings.ServiceTier);
        if (!account.IsLimited)
            return request;
        // A limit of cost is set only where the price of the tier is known.
        ModelPrice price = PriceToReserve(account.Price!, settings);
        int wanted = request.MaxOutputTokens ?? reservedOutput;
        var demand = new BudgetDemand(
            account.Method,
            price.UpperBound(RequestTokens.UpperBound(request), 0),
            price.UpperBound(0, 1),
            wanted,
            Math.Min(wanted, ShortReply),
            isStream);
        int output = await account.ReserveAsync(demand, cancellationToken).ConfigureAwait(false);
        account.Begin(output, settings.ServiceTier);
        return request with { MaxOutputTokens = output };
    }

    /// <summary>The price of the tier that a request may be billed by; the tier that it falls back to may cost more.</summary>
    public static ModelPrice PriceToReserve(ModelPrice price, RequestSettings settings)
    {
        ModelPrice asked = price.Of(settings.ServiceTier ?? ServiceTier.Default) ?? price;
        return settings.FallsBack ? price : asked;
    }

    /// <summary>The most that a request and its reply can cost, when the endpoint reports no usage; null when it does, and when the price is not known.</summary>
    public static decimal? EstimateOf(JsonModeRequest request, CallAccount account, ReadOnlyMemory<byte> reply) =>
        account.Usage is not null || account.Price is not { } price
            ? null
            : PriceToReserve(price, request.Settings).UpperBound(RequestTokens.UpperBound(request), RequestTokens.UpperBound(request, reply.Span));

    /// <summary>A stream that is paid when it ends. If it is left before its end, its reservation stays.</summary>
    private sealed class PaidStream(IChatStream stream, JsonModeRequest request, CallAccount account) : IChatStream
    {
        private bool _hasEnded;

        public ChatCompletion Completion => stream.Completion;

        public ReadOnlyMemory<byte> Content => stream.Content;

        public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
        {
            bool more = await stream.ReadAsync(cancellationToken).ConfigureAwait(false);
            _hasEnded |= !more;
            return more;
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                account.Pay(_hasEnded ? EstimateOf(request, account, stream.Content) : null);
            }
        }
    }
}
