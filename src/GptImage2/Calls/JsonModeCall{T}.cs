using GptImage2.Images;
using GptImage2.Mending;
using GptImage2.Repairs;
using GptImage2.Transport;

namespace GptImage2;

/// <summary>One call of a method: the first exchange, and the repairs until the reply fits or no more may be asked.</summary>
internal sealed class JsonModeCall<T>(IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings)
{
    private const int ShortReply = 256;

    private CallRecord _call = new(method.Name);
    private IReadOnlyList<Mend> _mends = [];

    // What the offsets of the last violations belong to.
    private ReadOnlyMemory<byte> _document;

    public async Task<JsonModeResult<T>> RunAsync(CancellationToken cancellationToken)
    {
        var request = new JsonModeRequest(method.SystemMessage, method.EncodedSystemMessage, message.Parts);
        ImageCheck.Require(request, settings.Images, _call);
        MendedReading<T> reading = await AskAsync(request, null, default, cancellationToken).ConfigureAwait(false);
        for (int repairs = 0; reading.Reading.Violations.Count > 0; repairs++)
        {
            IReadOnlyList<ContractViolation> violations = reading.Reading.Violations;
            if (repairs == settings.MaxRepairs)
                throw new ContractViolationException(violations, reading.Reading.UnknownMembers, _mends, _call);
            PatchPlan? plan = PatchPlan.For(reading.Utf8, violations);
            RepairTurn turn = RepairPrompt.For(reading.Utf8, violations, plan);
            _call = _call.Next(turn.Kind, violations);
            reading = await AskAsync(request with { Repair = turn }, plan, reading, cancellationToken).ConfigureAwait(false);
        }

        return new JsonModeResult<T>(reading.Reading.Value!, reading.Reading.UnknownMembers, _mends, _call);
    }

    private async Task<MendedReading<T>> AskAsync(JsonModeRequest request, PatchPlan? plan, MendedReading<T>? last, CancellationToken cancellationToken)
    {
        request = request with { MaxOutputTokens = OutputLimit(request, last?.Reading.Violations ?? []) };
        (ChatCompletion completion, _call) = await endpoint.SendAsync(request, _call, cancellationToken).ConfigureAwait(false);
        Spend(request);
        ReplyOutcome.ThrowUnlessWhole(completion, _call, request.MaxOutputTokens);
        return plan is null ? Read(completion.Content) : ReadPatch(plan, last!, completion.Content);
    }

    private MendedReading<T> Read(ReadOnlyMemory<byte> reply)
    {
        MendedReading<T> reading = ReplyMender<T>.Read(method.Contract, reply, settings.Leniency);
        // A new reply takes the place of the last one; what was mended in that one is gone with it.
        _mends = reading.Mends;
        _document = reply;
        return reading;
    }

    private MendedReading<T> ReadPatch(PatchPlan plan, MendedReading<T> last, ReadOnlyMemory<byte> reply)
    {
        ReadOnlyMemory<byte> patch = settings.Leniency == Leniency.Strict ? reply : new EditedText(reply).Apply(ReplyText.Edits(reply.Span)).Utf8;
        if (plan.Apply(last.Utf8, patch) is not { } patched)
            return Read(reply);
        if (patched.Refused.Count == 0)
            _document = patched.Utf8;
        _call = _call with { Patched = _document };
        if (patched.Refused.Count > 0)
            return last with { Reading = last.Reading with { Violations = [.. last.Reading.Violations, .. patched.Refused] } };
        MendedReading<T> reading = ReplyMender<T>.Read(method.Contract, patched.Utf8, settings.Leniency);
        _mends = [.. _mends, .. reading.Mends];
        return reading;
    }

    // So that no reply can pass a limit of cost, its length is held to what is left.
    private int? OutputLimit(JsonModeRequest request, IReadOnlyList<ContractViolation> violations)
    {
        int? limit = settings.MaxOutputTokens;
        foreach (CostLimit cost in settings.CostLimits)
        {
            decimal spent = cost.Spent;
            decimal input = settings.Price.CostOf(new TokenUsage(TokenEstimate.Input(request), 0));
            decimal token = settings.Price.CostOf(new TokenUsage(0, 1));
            decimal left = cost.Limit - spent - input;
            decimal shortest = Math.Min(settings.MaxOutputTokens ?? ShortReply, ShortReply) * token;
            if (left < shortest)
                throw new BudgetExceededException(_call, cost.Name, cost.Limit, spent, input + shortest, violations);
            if (token > 0 && left / token < (limit ?? GptImage2Model.MaxOutputTokens))
                limit = (int)(left / token);
        }

        return limit;
    }

    // Where the endpoint did not count, the limit goes by the estimate: not knowing is not free.
    private void Spend(JsonModeRequest request)
    {
        if (settings.CostLimits.Count == 0)
            return;
        decimal cost = _call.Cost ?? settings.Price.CostOf(new TokenUsage(TokenEstimate.Input(request), TokenEstimate.OfText(_call.Reply?.Length ?? 0)));
        foreach (CostLimit limit in settings.CostLimits)
            limit.Add(cost);
    }
}
