using GptImage2.Calls.Streaming;
using GptImage2.Contracts;
using GptImage2.Endpoints;
using GptImage2.Generated;
using GptImage2.Messages;
using GptImage2.Repairing;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Calls;

/// <summary>One call whose items are read while the model writes them.</summary>
internal sealed class ItemStreamCall<T>(IChatEndpoint endpoint, JsonModeStreamMethod<T> method, UserMessage message, CallSettings settings)
{
    private const string ListName = "items";

    private readonly RepairList _repairs = [];
    private readonly List<string> _unknownMembers = [];
    private readonly List<ContractViolation> _warnings = [];
    private readonly ReplyChecker<T> _checker = new(method.List.Name, method.Item, settings);
    private int _index;
    private int _handedOut;

    public CallAccount Account { get; } = new(method.List.Name, settings.Price, settings.Budgets);

    public async IAsyncEnumerator<T> RunAsync(JsonModeStream<T> result, CancellationToken callToken, CancellationToken enumeratorToken)
    {
        using CancellationTokenSource? linked = EitherToken.Link(callToken, enumeratorToken, out CancellationToken cancellationToken);
        var scanner = new ListScanner(ListName, settings.Leniency != Leniency.Strict, _repairs)
        {
            IsItem = method.ItemIsWrapped ? null : json => ContractReader.Read(method.Item, json).Fits,
        };
        result.Repairs = _repairs;
        result.UnknownMembers = _unknownMembers;
        result.Warnings = _warnings;
        JsonModeMethod<IReadOnlyList<T>> list = method.List;
        JsonModeRequest request = settings.Begin(list.Leading, message);
        ImageCheck.Require(request, settings.Images, Account);
        request = ContextCheck.Require(request, settings.ContextTokens, Account);
        IChatStream stream = await endpoint.OpenAsync(request, Account, cancellationToken).ConfigureAwait(false);
        result.RequestId = Account.RequestId;
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                bool more = true;
                while (more)
                {
                    Account.ItemsRead = _handedOut;
                    more = await stream.ReadAsync(cancellationToken).ConfigureAwait(false);
                    while (scanner.TryNext(stream.Content.Span, out Range place))
                    {
                        if (TryRead(stream.Content, place, cancellationToken) is not { } reading)
                            continue;
                        reading = await _checker.CheckAsync(reading, [], cancellationToken).ConfigureAwait(false);
                        Accept(stream.Content, place, reading);
                        yield return reading.Reading.Value!;
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    if (scanner.Violation is { } violation)
                        throw Broken(stream.Content, [violation]);
                    if (scanner.IsOver)
                        throw Endless(stream.Content);
                }

                foreach (string unknown in scanner.UnknownMembers)
                    Note(unknown);
                Finish(scanner, stream);
            }
            finally
            {
                Account.Replied(stream.Content);
            }
        }

        result.Usage = Account.Usage;
        result.Cost = Account.Cost;
        result.Model = Account.Model;
        result.RawReply = Account.RawReply ?? "";
    }

    // Null for an item that was given up.
    private RepairedReading<T>? TryRead(ReadOnlyMemory<byte> reply, Range place, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> text = reply[place];
        if (method.ItemIsWrapped)
            text = (byte[])[.. Wrapper.Opening, .. text.Span, .. Wrapper.Closing];
        RepairedReading<T> reading = ReplyReader.Read(method.Item, text, settings.Leniency, cancellationToken, isItem: true);
        if (reading.Reading.Violations.Count == 0 || settings.Leniency != Leniency.Lossy)
            return reading;
        _repairs.Add(new Repair(RepairKind.DroppedItem, Pointer, ShownText.Of(reply[place].Span), ""));
        _index++;
        return null;
    }

    private void Note(string unknownMember)
    {
        if (_unknownMembers.Count < JsonScanner.MaxViolations)
            _unknownMembers.Add(unknownMember);
    }

    private void Accept(ReadOnlyMemory<byte> reply, Range place, RepairedReading<T> reading)
    {
        if (reading.Reading.Violations.Count > 0)
            throw Broken(reply, Relocated(reply, place, reading.Reading.Violations), reading.Reading.Error);
        if (_warnings.Count < JsonScanner.MaxViolations)
            _warnings.AddRange(Relocated(reply, place, reading.Reading.Warnings).Take(JsonScanner.MaxViolations - _warnings.Count));
        foreach (string unknown in reading.Reading.UnknownMembers)
            Note(Relocate(unknown));
        _repairs.AddRange(reading.Repairs, repair => repair with { Path = Relocate(repair.Path) });
        _index++;
        _handedOut++;
    }

    private string Pointer => $"/{ListName}/{_index}";

    private IReadOnlyList<ContractViolation> Relocated(ReadOnlyMemory<byte> reply, Range place, IReadOnlyList<ContractViolation> violations)
    {
        (int start, _) = place.GetOffsetAndLength(reply.Length);
        int shift = start - (method.ItemIsWrapped ? Wrapper.Opening.Length : 0);
        return [.. violations.Select(violation => violation with { Path = Relocate(violation.Path), Offset = Math.Max(start, violation.Offset + shift) })];
    }

    private string Relocate(string path) =>
        Pointer + (method.ItemIsWrapped && path.StartsWith("/value", StringComparison.Ordinal) ? path["/value".Length..] : path);

    private ContractViolationException Broken(ReadOnlyMemory<byte> reply, IReadOnlyList<ContractViolation> violations, Exception? error = null)
    {
        Account.Replied(reply);
        Account.ItemsRead = _handedOut;
        return new ContractViolationException(violations, [.. _unknownMembers], RepairList.Join(_repairs), RepairList.Join(_repairs), Account, error);
    }

    private UnexpectedResponseException Endless(ReadOnlyMemory<byte> reply)
    {
        Account.Replied(reply);
        Account.ItemsRead = _handedOut;
        return new UnexpectedResponseException(Account, $"The white space after the list is longer than any that belongs to a reply: more than {EndlessSpace.Most} bytes");
    }

    private void Finish(ListScanner scanner, IChatStream stream)
    {
        ChatCompletion completion = stream.Completion;
        Account.ItemsRead = _handedOut;
        ContractViolation? violation = scanner.AtEnd(stream.Content.Span);
        // A list whose JSON has ended is complete, whatever the model wanted to say after it.
        if (violation is null && string.IsNullOrEmpty(completion.Refusal))
            return;
        ReplyOutcome.ThrowUnlessWhole(completion, Account);
        if (violation is not null)
            throw Broken(stream.Content, [violation]);
    }

    /// <summary>The object that a value is read in which is none itself.</summary>
    private static class Wrapper
    {
        public static ReadOnlySpan<byte> Opening => "{\"value\":"u8;

        public static ReadOnlySpan<byte> Closing => "}"u8;
    }
}
