using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Repairing;
using GptImage2.Text;

namespace GptImage2.Correction;

/// <summary>The places of a reply whose values the model is asked for again, when that costs less than the complete reply.</summary>
internal sealed class PatchPlan
{
    // Below this length the complete reply costs less than the explanation of the patch.
    private const int ShortestReply = 1024;

    // A new value is assumed to be as long as the old one. For a missing value this length is assumed.
    private const int MissingLength = 40;

    private PatchPlan(IReadOnlyList<string> pointers) => Pointers = pointers;

    public IReadOnlyList<string> Pointers { get; }

    /// <summary>Creates the plan; null when the model has to be asked for the complete reply.</summary>
    public static PatchPlan? For(ReadOnlyMemory<byte> reply, IReadOnlyList<ContractViolation> violations)
    {
        if (reply.Length < ShortestReply || Of(reply, violations) is not { } plan)
            return null;
        SourceValue document = SourceValue.Parse(reply)!;
        int length = 0;
        foreach (string pointer in plan.Pointers)
        {
            // The model cannot repeat a pointer that is cut in the prompt.
            if (pointer.Length > ShownText.MaxPathLength)
                return null;
            SourceValue? value = document.Follow(pointer)?[^1];
            length += pointer.Length + (value is null ? MissingLength : value.End - value.Start);
        }

        return length * 2 < reply.Length ? plan : null;
    }

    /// <summary>Creates the plan whatever a patch costs; null when the violations have no places that can be patched.</summary>
    public static PatchPlan? Of(ReadOnlyMemory<byte> reply, IReadOnlyList<ContractViolation> violations)
    {
        if (violations.Count >= JsonScanner.MaxViolations || SourceValue.Parse(reply) is not { } document)
            return null;
        var pointers = new List<string>();
        foreach (ContractViolation violation in violations)
        {
            if (violation.Path.Length == 0 || violation.Rule is ContractRule.Syntax or ContractRule.Depth or ContractRule.Duplicate or ContractRule.Unmapped)
                return null;
            if (!pointers.Exists(other => violation.Path == other || violation.Path.StartsWith(other + "/", StringComparison.Ordinal)))
                pointers.Add(violation.Path);
        }

        pointers.RemoveAll(pointer => pointers.Exists(other => pointer.StartsWith(other + "/", StringComparison.Ordinal)));
        return pointers.TrueForAll(pointer => document.Follow(JsonPointer.Parent(pointer)) is not null) ? new PatchPlan(pointers) : null;
    }

    /// <summary>Puts the values of a patch into the reply.</summary>
    /// <param name="reply">The reply that the patch is for.</param>
    /// <param name="patch">The reply to the correction: an object whose names are JSON Pointers, or one that is much like it.</param>
    /// <param name="marked">Whether only what can be nothing else is a patch, because the complete reply was asked for.</param>
    /// <returns>The reply with the new values; null when <paramref name="patch"/> is not a patch.</returns>
    public PatchedReply? Apply(ReadOnlyMemory<byte> reply, ReadOnlyMemory<byte> patch, bool marked = false)
    {
        SourceValue document = SourceValue.Parse(reply)!;
        var reading = new PatchValues(Pointers, document);
        if (SourceValue.Parse(patch) is not { } parsed || (marked ? reading.ReadMarked(parsed, patch.Span) : reading.Read(parsed, patch.Span)) is not { } values)
            return null;
        var edits = new List<TextEdit>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var inserted = new HashSet<SourceValue>();
        var refused = new List<ContractViolation>();
        foreach ((string name, SourceValue value) in values)
        {
            if (!Pointers.Contains(name) || !taken.Add(name))
                refused.Add(new ContractViolation(name, ContractRule.Unmapped, "only the values that were asked for, each once", ShownText.Of(patch.Span[value.Start..value.End]), value.Start));
            else
                edits.Add(Splice(document, name, patch[value.Start..value.End].ToArray(), inserted));
        }

        return refused.Count > 0 ? new PatchedReply(reply, refused) : new PatchedReply(new EditedText(reply).Apply(Merged(edits)).Utf8, []);
    }

    private static TextEdit Splice(SourceValue document, string pointer, byte[] value, HashSet<SourceValue> inserted)
    {
        if (document.Follow(pointer) is [.., var present])
            return new TextEdit(present.Start, present.End - present.Start, value, null);
        SourceValue holder = document.Follow(JsonPointer.Parent(pointer))![^1];
        bool needsComma = !inserted.Add(holder) || holder.Members.Count > 0;
        byte[] member = [.. needsComma ? ","u8 : default, .. JsonString.Quote(JsonPointer.Last(pointer)), (byte)':', .. value];
        return new TextEdit(holder.End - 1, 0, member, null);
    }

    // Several members may be inserted before the same brace.
    private static IEnumerable<TextEdit> Merged(List<TextEdit> edits) =>
        edits.GroupBy(static edit => (edit.Offset, edit.Length))
            .Select(static group => new TextEdit(group.Key.Offset, group.Key.Length, [.. group.SelectMany(static edit => edit.Replacement)], null));
}
