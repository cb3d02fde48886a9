using GptImage2.Correction;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.Repairing;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>One call of a method: the first exchange, and the corrections until the reply fits or no more may be asked.</summary>
internal sealed class JsonModeCall<T>(IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings)
{
    private readonly ReplyChecker<T> _checker = new(method.Name, settings.Checks);
    private IReadOnlyList<Repair> _repairs = [];

    // What the offsets of the last violations belong to.
    private ReadOnlyMemory<byte> _document;

    public CallAccount Account { get; } = new(method.Name, settings.Price);

    /// <summary>The request of the first exchange.</summary>
    /// <exception cref="BudgetExceededException">Too little is left of a limit of cost.</exception>
    /// <exception cref="ImageInputException">An image, or all of them, are beyond a limit.</exception>
    public JsonModeRequest Begin()
    {
        var request = new JsonModeRequest(method.Leading, message.Parts);
        ImageCheck.Require(request, settings.Images, Account);
        return Limit(request, []);
    }

    /// <summary>Makes the complete call.</summary>
    public async Task<JsonModeResult<T>> RunAsync(CancellationToken cancellationToken)
    {
        JsonModeRequest request = Begin();
        ChatCompletion completion = await endpoint.SendAsync(request, Account, cancellationToken).ConfigureAwait(false);
        return await FinishAsync(request, completion, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the first reply, and has it corrected as long as it breaks its contract and more may be asked.</summary>
    public async Task<JsonModeResult<T>> FinishAsync(JsonModeRequest request, ChatCompletion completion, CancellationToken cancellationToken)
    {
        RepairedReading<T> reading = await _checker.CheckAsync(Read(Accept(request, completion), cancellationToken), cancellationToken).ConfigureAwait(false);
        for (int corrections = 0; reading.Reading.Violations.Count > 0; corrections++)
        {
            IReadOnlyList<ContractViolation> violations = reading.Reading.Violations;
            if (corrections == settings.MaxCorrections)
                throw new ContractViolationException(violations, reading.Reading.UnknownMembers, _repairs, reading.Repairs, Account, reading.Reading.Error);
            var plan = PatchPlan.For(reading.Utf8, violations);
            CorrectionTurn turn = CorrectionPrompt.For(reading.Utf8, violations, plan);
            Account.Next(turn.Kind, violations, reading.Repairs);
            JsonModeRequest correction = Limit(request with { Correction = turn }, violations);
            completion = await endpoint.SendAsync(correction, Account, cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> reply = Accept(correction, completion);
            reading = plan is null ? Read(reply, cancellationToken) : ReadPatch(plan, reading, reply, cancellationToken);
            reading = await _checker.CheckAsync(reading, cancellationToken).ConfigureAwait(false);
        }

        return new JsonModeResult<T>(reading.Reading.Value!, reading.Reading.UnknownMembers, _repairs, reading.Repairs, Account) { Warnings = reading.Reading.Warnings };
    }

    private JsonModeRequest Limit(JsonModeRequest request, IReadOnlyList<ContractViolation> violations) =>
        request with { MaxOutputTokens = settings.OutputLimit(request, Account, violations) };

    private ReadOnlyMemory<byte> Accept(JsonModeRequest request, ChatCompletion completion)
    {
        settings.Spend(request, Account);
        ReplyOutcome.ThrowUnlessWhole(completion, Account, request.MaxOutputTokens);
        return completion.Content;
    }

    private RepairedReading<T> Read(ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        RepairedReading<T> reading = ReplyReader.Read(method.Contract, reply, settings.Leniency, cancellationToken);
        // A new reply takes the place of the last one; what was repaired in that one is gone with it.
        _repairs = reading.Repairs;
        _document = reply;
        return reading;
    }

    private RepairedReading<T> ReadPatch(PatchPlan plan, RepairedReading<T> last, ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> patch = settings.Leniency == Leniency.Strict ? reply : new EditedText(reply).Apply(ReplyText.Edits(reply.Span, cancellationToken)).Utf8;
        if (plan.Apply(last.Utf8, patch) is not { } patched)
            return Read(reply, cancellationToken);
        if (patched.Refused.Count == 0)
            _document = patched.Utf8;
        Account.ReadAs(_document);
        if (patched.Refused.Count > 0)
            return last with { Reading = last.Reading with { Violations = [.. last.Reading.Violations, .. patched.Refused] } };
        RepairedReading<T> reading = ReplyReader.Read(method.Contract, patched.Utf8, settings.Leniency, cancellationToken);
        _repairs = [.. _repairs, .. reading.Repairs];
        return reading;
    }
}
