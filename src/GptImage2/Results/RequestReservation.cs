using GptImage2.Models.Budgets;

namespace GptImage2.Results;

/// <summary>The amounts that one request reserved in the budgets of its call, for the attempt that runs.</summary>
internal sealed class RequestReservation
{
    private readonly IReadOnlyList<Budget> _budgets;
    private IReadOnlyList<BudgetReservation> _parts;
    private bool _isSent;

    private RequestReservation(IReadOnlyList<Budget> budgets, IReadOnlyList<BudgetReservation> parts)
    {
        _budgets = budgets;
        _parts = parts;
    }

    /// <summary>The output tokens that are reserved, and must be sent as the output limit.</summary>
    public int OutputTokens => _parts is [var only] ? only.OutputTokens : _parts.Min(static part => part.OutputTokens);

    /// <summary>Reserves in every budget.</summary>
    /// <exception cref="BudgetExceededException">A budget has too little left.</exception>
    public static async ValueTask<RequestReservation> ReserveAsync(IReadOnlyList<Budget> budgets, BudgetDemand demand, CallAccount account, CancellationToken cancellationToken) =>
        new(budgets, await ReservePartsAsync(budgets, demand, account, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Records that an attempt is sent from now on. Whether the attempt before it is billed is not known, so its amount stays
    /// reserved, and the attempt reserves as much again.
    /// </summary>
    /// <exception cref="BudgetExceededException">A budget has too little left.</exception>
    public async ValueTask BeginAttemptAsync(CallAccount account, CancellationToken cancellationToken)
    {
        if (_isSent)
        {
            int output = OutputTokens;
            BudgetDemand demand = _parts[0].Demand with { WantedOutput = output, LeastOutput = output };
            IReadOnlyList<BudgetReservation> earlier = _parts;
            _parts = [];
            foreach (BudgetReservation part in earlier)
                part.Hold(account.RequestId);
            _isSent = false;
            _parts = await ReservePartsAsync(_budgets, demand, account, cancellationToken).ConfigureAwait(false);
        }

        _isSent = true;
    }

    /// <summary>Records that the attempt is not billed: it was refused, or did not reach the endpoint.</summary>
    public void Refused() => _isSent = false;

    /// <summary>Replaces the reservation by the bill.</summary>
    public void Settle(decimal cost)
    {
        foreach (BudgetReservation part in _parts)
            part.Settle(cost);
    }

    /// <summary>Ends the reservation without a bill. It stays when the request may be billed.</summary>
    public void End(string? requestId)
    {
        foreach (BudgetReservation part in _parts)
        {
            if (_isSent)
                part.Hold(requestId);
            else
                part.Release();
        }
    }

    private static async ValueTask<IReadOnlyList<BudgetReservation>> ReservePartsAsync(IReadOnlyList<Budget> budgets, BudgetDemand demand, CallAccount account, CancellationToken cancellationToken)
    {
        var parts = new List<BudgetReservation>(budgets.Count);
        try
        {
            foreach (Budget budget in budgets)
            {
                (BudgetReservation? part, BudgetShortage? shortage) = await budget.ReserveAsync(demand, cancellationToken).ConfigureAwait(false);
                if (part is null)
                    throw new BudgetExceededException(account, shortage!);
                parts.Add(part);
                // What the next budget reserves is for the same request.
                demand = demand with { WantedOutput = part.OutputTokens, LeastOutput = Math.Min(part.OutputTokens, demand.LeastOutput) };
            }
        }
        catch
        {
            foreach (BudgetReservation part in parts)
                part.Release();
            throw;
        }

        return parts;
    }
}
