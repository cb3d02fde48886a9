using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Reads a reply by its contract, and repairs what breaks it: first the text until it is JSON, then values where the
/// schema tells what was meant. Each change is kept only where the reader finds the place better for it.
/// </summary>
internal sealed class ReplyRepairer<T>
{
    // Repairs uncover others: behind an unwrapped object there are names to correct, behind a name its value.
    private const int MaxRounds = 8;

    private readonly JsonContract<T> _contract;
    private readonly bool _lossy;
    private readonly List<Repair> _repairs = [];
    private EditedText _text;
    private ContractReading<T> _reading;

    private ReplyRepairer(JsonContract<T> contract, ReadOnlyMemory<byte> reply, ContractReading<T> reading, bool lossy)
    {
        _contract = contract;
        _lossy = lossy;
        _text = new EditedText(reply);
        _reading = reading;
    }

    /// <summary>Reads a reply.</summary>
    /// <param name="contract">What it must be.</param>
    /// <param name="reply">The reply, in UTF-8.</param>
    /// <param name="leniency">How much of it may be repaired.</param>
    public static RepairedReading<T> Read(JsonContract<T> contract, ReadOnlyMemory<byte> reply, Leniency leniency)
    {
        ContractReading<T> reading = ContractReader.Read(contract, reply.Span);
        if (leniency == Leniency.Strict || (reading.Violations.Count == 0 && reading.UnknownMembers.Count == 0))
            return new RepairedReading<T>(reading, reply, []);
        var repairer = new ReplyRepairer<T>(contract, reply, reading, leniency == Leniency.Lossy);
        repairer.Repair();
        return new RepairedReading<T>(repairer._reading with { Violations = repairer.Located() }, repairer._text.Utf8, repairer._repairs);
    }

    private void Repair()
    {
        if (_reading.Violations.Any(static violation => violation.Rule == ContractRule.Syntax))
            RepairText();
        for (int round = 0; round < MaxRounds && (_reading.Violations.Count > 0 || _reading.UnknownMembers.Count > 0); round++)
        {
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
        IReadOnlyList<TextEdit> edits = ReplyText.Edits(_text.Utf8.Span);
        if (edits.Count > 0)
            Keep(edits);
    }

    private bool RepairValues(SourceValue document, SchemaNode schema)
    {
        var repairer = new ValueRepairer(_text.Utf8, document, schema, _lossy);
        var edits = new List<TextEdit>();
        foreach (ContractViolation violation in _reading.Violations)
            Add(edits, violation.Rule == ContractRule.Duplicate ? repairer.RepairDuplicate(violation.Offset) : repairer.Repair(violation, _reading.UnknownMembers));
        foreach (string unknown in _reading.UnknownMembers)
            Add(edits, repairer.Rename(unknown));
        return TryKeep(edits);
    }

    private static void Add(List<TextEdit> edits, IReadOnlyList<TextEdit> more)
    {
        // A member that is both missing and misspelled is found twice; what lies in an edited value waits for its turn.
        foreach (TextEdit edit in more)
        {
            if (!edits.Exists(other => edit.Offset < other.End && other.Offset < edit.End))
                edits.Add(edit);
        }
    }

    private bool TryKeep(IReadOnlyList<TextEdit> edits)
    {
        while (edits.Count > 0)
        {
            EditedText text = _text.Apply(edits);
            ContractReading<T> reading = ContractReader.Read(_contract, text.Utf8.Span);
            TextEdit[] vain = [.. edits.Where(edit => IsVain(edit, text, reading))];
            if (vain.Length == 0)
            {
                Keep(edits);
                return true;
            }

            edits = [.. edits.Except(vain)];
        }

        return false;
    }

    // An edit is in vain where its place breaks the same rule as before.
    private bool IsVain(TextEdit edit, EditedText text, ContractReading<T> reading)
    {
        int place = text.FromBefore(edit.Offset);
        return reading.Violations.Any(violation =>
            violation.Offset == place
            && violation.Found is not null
            && _reading.Violations.Any(before => before.Offset == edit.Offset && before.Rule == violation.Rule && before.Path == violation.Path));
    }

    private void Keep(IReadOnlyList<TextEdit> edits)
    {
        EditedText before = _text;
        TextEdit[] ordered = [.. edits.OrderBy(static edit => edit.Offset)];
        _text = before.Apply(ordered);
        _reading = ContractReader.Read(_contract, _text.Utf8.Span);

        // The pointers are those of the text after the text was repaired, for before it is no JSON.
        bool wasJson = SourceValue.Parse(before.Utf8.Span) is not null;
        string[] paths = wasJson
            ? ViolationLocator.Pointers(before.Utf8.Span, [.. ordered.Select(static edit => edit.Offset)])
            : ViolationLocator.Pointers(_text.Utf8.Span, [.. ordered.Select(edit => before.Apply(ordered).FromBefore(edit.Offset))]);
        for (int i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].Kind is { } kind)
                _repairs.Add(new Repair(kind, paths[i], ShownText.Of(before.Utf8.Span.Slice(ordered[i].Offset, ordered[i].Length)), ShownText.Of(ordered[i].Replacement)));
        }
    }

    private ContractViolation[] Located() =>
        [.. _reading.Violations.Select(violation => violation with { Offset = _text.ToOriginal(violation.Offset) })];
}
