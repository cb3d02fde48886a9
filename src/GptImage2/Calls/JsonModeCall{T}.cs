using GptImage2.Correction;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.Repairing;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>One call of a method: the first exchange, and corrections until the reply fits or the number of corrections is used up.</summary>
internal sealed class JsonModeCall<T>(IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings)
{
    private readonly ReplyChecker<T> _checker = new(method.Name, method.Contract, settings);
    private IReadOnlyList<Repair> _repairs = [];

    // The text that the offsets of the last violations belong to.
    private ReadOnlyMemory<byte> _document;

    public CallAccount Account { get; } = new(method.Name, settings.Price, settings.Budgets);

    /// <summary>The request of the first exchange.</summary>
    /// <exception cref="ImageInputException">An image, or all images together, exceed a limit.</exception>
    /// <exception cref="ContextWindowExceededException">The input exceeds the context window.</exception>
    public JsonModeRequest Begin()
    {
        JsonModeRequest request = settings.Begin(method.Leading, message);
        ImageCheck.Require(request, settings.Images, Account);
        return ContextCheck.Require(request, settings.ContextTokens, Account);
    }

    /// <summary>Makes the complete call.</summary>
    public async Task<JsonModeResult<T>> RunAsync(CancellationToken cancellationToken)
    {
        JsonModeRequest request = Begin();
        ChatCompletion completion = await endpoint.SendAsync(request, Account, cancellationToken).ConfigureAwait(false);
        return await FinishAsync(request, completion, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the first reply, and asks for corrections as long as it breaks its contract and corrections are left.</summary>
    public async Task<JsonModeResult<T>> FinishAsync(JsonModeRequest request, ChatCompletion completion, CancellationToken cancellationToken)
    {
        RepairedReading<T> reading = await _checker.CheckAsync(Read(Accept(completion), cancellationToken), method.Leading.Examples, cancellationToken).ConfigureAwait(false);
        for (int corrections = 0; reading.Reading.Violations.Count > 0; corrections++)
        {
            IReadOnlyList<ContractViolation> violations = reading.Reading.Violations;
            bool isLast = corrections == settings.MaxCorrections;
            bool needsImages = !isLast && NeedsImages(reading);
            if (isLast || (needsImages && settings.CorrectionImages == CorrectionImages.Never))
                throw new ContractViolationException(violations, reading.Reading.UnknownMembers, _repairs, reading.Repairs, Account, reading.Reading.Error);
            var plan = PatchPlan.For(reading.Utf8, violations);
            CorrectionTurn turn = CorrectionPrompt.For(reading.Utf8, violations, plan, needsImages || settings.CorrectionImages == CorrectionImages.Always);
            Account.Next(turn.Kind, violations, reading.Repairs);
            JsonModeRequest correction = ContextCheck.Require(request with { Correction = turn }, settings.ContextTokens, Account);
            completion = await endpoint.SendAsync(correction, Account, cancellationToken).ConfigureAwait(false);
            reading = await _checker.CheckAsync(ReadCorrection(plan, reading, Accept(completion), cancellationToken), method.Leading.Examples, cancellationToken).ConfigureAwait(false);
        }

        return new JsonModeResult<T>(reading.Reading.Value!, reading.Reading.UnknownMembers, _repairs, reading.Repairs, Account) { Warnings = reading.Reading.Warnings };
    }

    private ReadOnlyMemory<byte> Accept(ChatCompletion completion)
    {
        ReplyOutcome.ThrowUnlessWhole(completion, Account);
        return completion.Content;
    }

    private RepairedReading<T> Read(ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        RepairedReading<T> reading = ReplyReader.Read(method.Contract, reply, settings.Leniency, cancellationToken);
        // A new reply replaces the previous one, and so its repairs.
        _repairs = reading.Repairs;
        _document = reply;
        return reading;
    }

    // A call without images has none to look at again.
    private bool NeedsImages(RepairedReading<T> reading) =>
        message.Parts.Any(static part => part.Image is not null)
        && ImageNeed.IsGiven(reading.Utf8, reading.Reading.Violations, method.Contract.SchemaRoot);

    private RepairedReading<T> ReadCorrection(PatchPlan? plan, RepairedReading<T> last, ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        // A model that was asked for the complete reply may send a patch all the same.
        PatchPlan? places = plan ?? PatchPlan.Of(last.Utf8, last.Reading.Violations);
        if (places is null)
            return ReadAgain(last, reply, isPatch: false, cancellationToken);
        ReadOnlyMemory<byte> patch = settings.Leniency == Leniency.Strict ? reply : new EditedText(reply).Apply(ReplyText.Edits(reply.Span, cancellationToken)).Utf8;
        return places.Apply(last.Utf8, patch, marked: plan is null) is { } patched
            ? ReadPatched(last, patched, cancellationToken)
            : ReadAgain(last, reply, isPatch: plan is not null, cancellationToken);
    }

    private RepairedReading<T> ReadPatched(RepairedReading<T> last, PatchedReply patched, CancellationToken cancellationToken)
    {
        if (patched.Refused.Count == 0)
            _document = patched.Utf8;
        Account.ReadAs(_document);
        if (patched.Refused.Count > 0)
            return last with { Reading = last.Reading with { Violations = [.. last.Reading.Violations, .. patched.Refused] } };
        RepairedReading<T> reading = ReplyReader.Read(method.Contract, patched.Utf8, settings.Leniency, cancellationToken);
        _repairs = RepairList.Join(_repairs, reading.Repairs);
        return reading;
    }

    // Only what was asked for is taken from the second reply.
    private RepairedReading<T> ReadAgain(RepairedReading<T> last, ReadOnlyMemory<byte> reply, bool isPatch, CancellationToken cancellationToken)
    {
        IReadOnlyList<Repair> earlier = _repairs;
        ReadOnlyMemory<byte> document = _document;
        RepairedReading<T> second = Read(reply, cancellationToken);
        MergedReply? merged = ReplyMerge.Of(last.Utf8, last.Reading.Violations, second.Utf8, [.. last.Reading.UnknownMembers, .. second.Reading.UnknownMembers], method.Contract.SchemaRoot);
        if (merged is not null)
        {
            Account.Keep(merged.Kept);
            Account.ReadAs(_document = merged.Utf8);
            RepairedReading<T> reading = ReplyReader.Read(method.Contract, merged.Utf8, settings.Leniency, cancellationToken);
            _repairs = RepairList.Join(earlier, second.Repairs, reading.Repairs);
            return reading with { Repairs = RepairList.Join(second.Repairs, reading.Repairs) };
        }

        if (!isPatch || second.Reading.Violations is not [.., { Rule: ContractRule.Syntax }])
            return second;

        // What is neither a patch nor a reply changes nothing.
        (_repairs, _document) = (earlier, document);
        Account.ReadAs(document);
        return last with { Repairs = [] };
    }
}
