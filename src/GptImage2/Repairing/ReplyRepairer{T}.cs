using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Repairs what breaks the contract of a reply: first the text until it is JSON, then values where the schema says what
/// was meant. Each change is kept only where the reader finds the place better for it.
/// </summary>
/// <remarks>The work grows with the length of the reply and the number of repairs, not with their product.</remarks>
internal sealed class ReplyRepairer<T>
{
    // Repairs uncover others: inside of an unwrapped object there are names to correct, after a name its value.
    private const int MaxRounds = 8;

    private readonly JsonContract<T> _contract;
    private readonly bool _lossy;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Repair> _repairs = [];
    private EditedText _text;
    private ContractReading<T> _reading;

    private ReplyRepairer(JsonContract<T> contract, ReadOnlyMemory<byte> reply, ContractReading<T> reading, bool lossy, CancellationToken cancellationToken)
    {
        _contract = contract;
        _lossy = lossy;
        _cancellationToken = cancellationToken;
        _text = new EditedText(reply);
        _reading = reading;
    }

    /// <summary>Repairs a reply that does not fit, or has members that the contract does not have.</summary>
    /// <param name="contract">What it must be.</param>
    /// <param name="reply">The reply, in UTF-8.</param>
    /// <param name="reading">What came of reading it.</param>
    /// <param name="leniency">How much of it may be repaired.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static RepairedReading<T> Repair(JsonContract<T> contract, ReadOnlyMemory<byte> reply, ContractReading<T> reading, Leniency leniency, CancellationToken cancellationToken)
    {
        if (leniency == Leniency.Strict)
            return new RepairedReading<T>(reading, reply, []);
        var repairer = new ReplyRepairer<T>(contract, reply, reading, leniency == Leniency.Lossy, cancellationToken);
        repairer.Repair();
        return new RepairedReading<T>(repairer._reading with { Violations = repairer.Located() }, repairer._text.Utf8, repairer._repairs);
    }

    private void Repair()
    {
        if (_reading.Violations.Any(static violation => violation.Rule == ContractRule.Syntax))
            RepairText();
        for (int round = 0; round < MaxRounds && !_reading.Fits; round++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (SourceValue.Parse(_text.Utf8.Span) is not { } document)
                return;
            SchemaNode schema = _contract.SchemaRoot;
            if (RepairValues(document, schema))
                continue;
            if (!_lossy || _reading.Violations.Count == 0 || !TryKeep(new LossyRepairer(document, schema, _text.Utf8).Repair(_reading.Violations)))
                return;
        }
    }

    // Whatever the text was, once it is JSON, or closer to it, the violations are about what the model meant.
    private void RepairText()
    {
        if (!System.Text.Unicode.Utf8.IsValid(_text.Utf8.Span))
            return;
        IReadOnlyList<TextEdit> edits = ReplyText.Edits(_text.Utf8.Span, _cancellationToken);
        if (edits.Count == 0)
            return;
        EditedText text = _text.Apply(edits);
        Keep(text, ContractReader.Read(_contract, text.Utf8.Span), wasJson: IsJson(_text.Utf8.Span));
    }

    private bool RepairValues(SourceValue document, SchemaNode schema)
    {
        var repairer = new ValueRepairer(_text.Utf8, document, schema, _reading.UnknownMembers, _lossy);
        // A member that is both missing and misspelled is found twice; what lies in an edited value waits for its turn.
        var edits = new EditList();
        foreach (ContractViolation violation in _reading.Violations)
            Add(violation.Rule == ContractRule.Duplicate ? repairer.RepairDuplicate(violation.Offset) : repairer.Repair(violation));
        foreach (string unknown in _reading.UnknownMembers)
            Add(repairer.Rename(unknown));
        return TryKeep(edits.Edits);

        void Add(IReadOnlyList<TextEdit> more)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            foreach (TextEdit edit in more)
                edits.Add(edit);
        }
    }

    private bool TryKeep(IReadOnlyList<TextEdit> edits)
    {
        while (edits.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            EditedText text = _text.Apply(edits);
            ContractReading<T> reading = ContractReader.Read(_contract, text.Utf8.Span);
            TextEdit[] useful = [.. edits.Except(VainEdits(text, reading))];
            if (useful.Length == edits.Count)
            {
                Keep(text, reading, wasJson: true);
                return true;
            }

            edits = useful;
        }

        return false;
    }

    // An edit is in vain where its place breaks the same rule as before.
    private IEnumerable<TextEdit> VainEdits(EditedText text, ContractReading<T> reading)
    {
        ILookup<int, ContractViolation> before = _reading.Violations.ToLookup(static violation => violation.Offset);
        ILookup<int, ContractViolation> after = reading.Violations.Where(static violation => violation.Found is not null).ToLookup(static violation => violation.Offset);
        return text.Edits.Where(edit => after[text.FromBefore(edit.Offset)].Any(violation =>
            before[edit.Offset].Any(same => same.Rule == violation.Rule && same.Path == violation.Path)));
    }

    private void Keep(EditedText text, ContractReading<T> reading, bool wasJson)
    {
        ReadOnlySpan<byte> before = _text.Utf8.Span;
        _text = text;
        _reading = reading;

        // The pointers are those of the text after the text was repaired, since before it is not JSON.
        string[] paths = wasJson
            ? ViolationLocator.Pointers(before, [.. text.Edits.Select(static edit => edit.Offset)])
            : ViolationLocator.Pointers(text.Utf8.Span, [.. text.Edits.Select(edit => text.FromBefore(edit.Offset))]);
        for (int i = 0; i < paths.Length; i++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            TextEdit edit = text.Edits[i];
            if (edit.Kind is { } kind)
                _repairs.Add(new Repair(kind, paths[i], ShownText.Of(before.Slice(edit.Offset, edit.Length)), ShownText.Of(edit.Replacement)));
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var json = new Generated.JsonScanner(text);
        json.Skip();
        json.ReadEnd();
        return !json.Violated;
    }

    private ContractViolation[] Located() =>
        [.. _reading.Violations.Select(violation => violation with { Offset = _text.ToOriginal(violation.Offset) })];
}
