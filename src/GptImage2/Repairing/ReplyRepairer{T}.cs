using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Repairs a reply that breaks its contract: first the text until it is JSON, then values where the schema shows what was
/// meant. A change is kept only when the reader no longer finds the same violation there.
/// </summary>
/// <remarks>The time and memory grow with the length of the reply plus the number of repairs, not with their product.</remarks>
internal sealed class ReplyRepairer<T>
{
    // Repairs make others possible: names inside of an unwrapped object, then the values of these names.
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

    /// <summary>Repairs a reply that has violations or unknown members.</summary>
    /// <param name="contract">The contract of the reply.</param>
    /// <param name="reply">The reply, in UTF-8.</param>
    /// <param name="reading">The result of reading the reply.</param>
    /// <param name="leniency">Which repairs are allowed.</param>
    /// <param name="cancellationToken">Cancels the repair.</param>
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

    // Once the text is JSON, or closer to it, the violations are about what the model meant.
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
        // A member that is both missing and misspelled is found twice. Violations inside of an edited value are repaired later.
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

    // An edit did not help if its place breaks the same rule as before.
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

        // The pointers lead into the text after its syntax was repaired, since it was not JSON before.
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
