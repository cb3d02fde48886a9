using GptImage2.Contracts;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Repairs a reply that breaks its contract: first the text until it is JSON, then values where the schema shows what was
/// meant. A change is kept only when the reader no longer finds the same violation there.
/// </summary>
/// <remarks>
/// The time and memory grow with the length of the reply plus the number of repairs, not with their product. A reply with
/// 10,000 violations or more is not repaired.
/// </remarks>
internal sealed class ReplyRepairer<T>
{
    // Repairs make others possible: names inside of an unwrapped object, then the values of these names.
    private const int MaxRounds = 8;

    // Edits that do not help are left out, and the rest is tried again.
    private const int MaxTries = 8;

    private readonly JsonContract<T> _contract;
    private readonly bool _lossy;
    private readonly bool _isItem;
    private readonly CancellationToken _cancellationToken;
    private readonly RepairList _repairs = [];
    private readonly HashSet<string> _textsAsWritten = [];
    private IReadOnlyList<ContractViolation> _conflicts = [];
    private int _extraBracket = -1;
    private bool _isGivenUp;
    private EditedText _text;
    private ContractReading<T> _reading;

    private ReplyRepairer(JsonContract<T> contract, ReadOnlyMemory<byte> reply, ContractReading<T> reading, bool lossy, bool isItem, CancellationToken cancellationToken)
    {
        _contract = contract;
        _lossy = lossy;
        _isItem = isItem;
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
    /// <param name="isItem">Whether it is an item of a list: then nothing may be around its value.</param>
    public static RepairedReading<T> Repair(JsonContract<T> contract, ReadOnlyMemory<byte> reply, ContractReading<T> reading, Leniency leniency, CancellationToken cancellationToken, bool isItem = false)
    {
        if (leniency == Leniency.Strict)
            return new RepairedReading<T>(reading, reply, []);
        var repairer = new ReplyRepairer<T>(contract, reply, reading, leniency == Leniency.Lossy, isItem, cancellationToken);
        repairer.Repair();
        repairer.JudgeExtraBracket();
        return repairer.Result();
    }

    private void Repair()
    {
        if (_reading.Violations.Any(static violation => violation.Rule == ContractRule.Syntax) && !RepairText())
            return;
        if (_reading.Violations.Count >= Generated.JsonScanner.MaxViolations || _reading.UnknownOffsets.Count >= Generated.JsonScanner.MaxViolations)
            _reading = Read(_text);
        for (int round = 0; round < MaxRounds && !_reading.Fits; round++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_reading.Violations.Count >= Generated.JsonScanner.MaxRepaired)
                return;
            if ((_reading.Document ?? SourceValue.Parse(_text.Utf8)) is not { } document)
                return;
            if (round == 0 && RootWrapper<T>.Find(_contract, document, _text.Utf8, _cancellationToken) is { } wrapper && TryKeep([wrapper]))
                continue;
            SchemaNode schema = _contract.SchemaRoot;
            if (RepairValues(document, schema))
                continue;
            if (_isGivenUp || !_lossy || _reading.Violations.Count == 0 || !TryKeep(new LossyRepairer(document, schema, _text.Utf8).Repair(_reading.Violations)))
                return;
        }
    }

    // Whatever the text was, once it is JSON, or closer to it, the violations are about what the model meant.
    private bool RepairText()
    {
        if (!System.Text.Unicode.Utf8.IsValid(_text.Utf8.Span))
            return true;
        var text = ReplyText.Parse(_text.Utf8.Span, _cancellationToken);
        if (text.Escaped is { } escaped)
            return RepairText(ReplyText.EditsFor(_text.Utf8.Span, escaped));
        if (_isItem && text.Broken is null && !IsAlone(text.Candidates))
            return Refuse(0, "one value, and nothing around it");
        if (text.Broken is { } broken)
            return RepairText(text.EditsFor(_text.Utf8.Span, broken));
        if (text.Outside >= 0)
            return Refuse(text.Outside, "nothing that belongs to an object or an array before its start or after its end");
        if (text.Candidates.Count == 0)
            return true;
        if (AnswerChoice<T>.Choose(_contract, text, _text.Utf8, _cancellationToken, out RelaxedValue? other) is { } answer)
        {
            _extraBracket = text.ExtraBracket;
            return RepairText(text.EditsFor(_text.Utf8.Span, answer));
        }

        return Refuse(other!.Start, "one answer, and not a second one that differs from it");
    }

    // After a bracket too many, a member may stand in another object than the model meant.
    private void JudgeExtraBracket()
    {
        if (_extraBracket < 0 || _reading.Violations.Count > 0 || SourceValue.Parse(_text.Utf8) is not { } document)
            return;
        if (MisplacedMembers.Find(document, _contract.SchemaRoot, _text.Utf8.Span) is { } member)
            Refuse(member.NameStart, "the member in the object that it belongs to, since a bracket too many was closed");
    }

    private bool RepairText(IReadOnlyList<TextEdit> edits)
    {
        if (edits.Count == 0)
            return true;
        EditedText text = _text.Apply(edits);
        Keep(text, Read(text), wasJson: IsJson(_text.Utf8.Span));
        return true;
    }

    // A quote that is not escaped may make two items look like one.
    private bool IsAlone(IReadOnlyList<RelaxedValue> values)
    {
        ReadOnlySpan<byte> text = _text.Utf8.Span;
        return values is [var only] && text[..only.Start].Trim(" \r\n\t"u8).IsEmpty && text[only.End..].Trim(" \r\n\t"u8).IsEmpty;
    }

    private bool Refuse(int offset, string expected)
    {
        _reading = _reading with { Value = default, Violations = [new ContractViolation("", ContractRule.Syntax, expected, Text.ShownText.Of(_text.Utf8.Span[offset..]), offset)] };
        return false;
    }

    private bool RefuseNames(int offset)
    {
        string path = ViolationLocator.Pointers(_text.Utf8.Span, [offset])[0];
        var violation = new ContractViolation(path, ContractRule.Unmapped, "the names of the contract: so many members have other spellings that none of them is repaired", ShownText.Of(_text.Utf8.Span[offset..]), offset);
        _reading = _reading with { Value = default, Violations = [.. _reading.Violations, violation] };
        _isGivenUp = true;
        return false;
    }

    private bool RepairValues(SourceValue document, SchemaNode schema)
    {
        var values = new ValueRepairer(_text, document, schema, _lossy);
        var names = new NameRepairer(_text.Utf8, document, schema);
        // A member that is both missing and misspelled is found twice. A value inside an edited value is repaired in a later round.
        var edits = new EditList();
        foreach (ContractViolation violation in _reading.Violations)
        {
            Add(violation.Rule switch
            {
                ContractRule.Required => names.RepairMissing(violation.Path),
                ContractRule.Unmapped => names.Rename(violation.Offset),
                ContractRule.Unrecognized => names.Unwrap(violation.Path),
                ContractRule.Duplicate => names.RepairDuplicate(violation.Offset),
                _ => values.Repair(violation),
            });
        }

        foreach (int unknown in _reading.UnknownOffsets)
        {
            if (names.Misspelled >= Generated.JsonScanner.MaxRepaired)
                return RefuseNames(unknown);
            Add(names.Rename(unknown));
        }

        _conflicts = names.Conflicts;
        _textsAsWritten.UnionWith(values.TextsAsWritten);
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
        for (int tries = 0; tries < MaxTries && edits.Count > 0; tries++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            EditedText text = _text.Apply(edits);
            ContractReading<T> reading = Read(text);
            List<TextEdit> useful = UsefulEdits(text, reading);
            if (useful.Count == edits.Count)
            {
                Keep(text, reading, wasJson: true);
                return true;
            }

            edits = useful;
        }

        return false;
    }

    private ContractReading<T> Read(EditedText text) => ContractReader.ReadReply(_contract, text.Utf8.Span, all: true);

    // An edit did not help if its place breaks the same rule as before.
    private List<TextEdit> UsefulEdits(EditedText text, ContractReading<T> reading)
    {
        HashSet<(int, ContractRule)> before = [.. _reading.Violations.Select(static violation => (violation.Offset, violation.Rule))];
        ILookup<int, ContractViolation> after = reading.Violations.Where(static violation => violation.Found is not null).ToLookup(static violation => violation.Offset);
        var useful = new List<TextEdit>(text.Edits.Count);
        foreach (TextEdit edit in text.Edits)
        {
            if (!after[text.FromBefore(edit.Offset)].Any(violation => before.Contains((edit.Offset, violation.Rule))))
                useful.Add(edit);
        }

        return useful;
    }

    private void Keep(EditedText text, ContractReading<T> reading, bool wasJson)
    {
        ReadOnlySpan<byte> before = _text.Utf8.Span;
        _text = text;
        _reading = reading;

        // The pointers lead into the text after its syntax was repaired, since it was not JSON before.
        List<TextEdit> shown = Shown(text.Edits);
        string[] paths = wasJson
            ? ViolationLocator.Pointers(before, [.. shown.Select(static edit => edit.Place)])
            : ViolationLocator.Pointers(text.Utf8.Span, [.. shown.Select(edit => text.FromBefore(edit.Place))]);
        for (int i = 0; i < paths.Length; i++)
        {
            TextEdit edit = shown[i];
            _repairs.Add(new Repair(edit.Kind!.Value, paths[i], ShownText.Of(before.Slice(edit.Offset, edit.Length)), ShownText.Of(edit.Replacement)));
        }

        int listed = paths.Length;
        foreach (TextEdit edit in text.Edits)
        {
            if (edit.Kind is { } kind && listed-- <= 0)
                _repairs.AddUnlisted(kind);
        }
    }

    // The repairs beyond the first thousand are only counted.
    private List<TextEdit> Shown(IReadOnlyList<TextEdit> edits)
    {
        var shown = new List<TextEdit>();
        foreach (TextEdit edit in edits)
        {
            if (shown.Count == RepairList.MaxKept - _repairs.Count)
                break;
            if (edit.Kind is not null)
                shown.Add(edit);
        }

        return shown;
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var json = new Generated.JsonScanner(text);
        json.Skip();
        json.ReadEnd();
        return !json.Violated;
    }

    private RepairedReading<T> Result()
    {
        HashSet<int> unknown = _conflicts.Count == 0 ? [] : [.. _reading.UnknownOffsets];
        ContractViolation[] conflicts = [.. _conflicts.Where(conflict => unknown.Contains(conflict.Offset) || _reading.Violations.Count > 0)];
        ContractViolation[] violations =
        [
            .. _reading.Violations.Concat(conflicts)
                .OrderBy(static violation => violation.Offset)
                .Take(Generated.JsonScanner.MaxViolations)
                .Select(violation => violation with { Offset = _text.ToOriginal(violation.Offset) }),
        ];
        ContractReading<T> reading = _reading with
        {
            Value = violations.Length > 0 ? default : _reading.Value,
            Violations = violations,
        };
        return new RepairedReading<T>(reading, _text.Utf8, _repairs.Without(repair => repair.Kind is RepairKind.NumberForm or RepairKind.Literal && _textsAsWritten.Contains(repair.Path)));
    }
}
