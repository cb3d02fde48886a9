using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Repairing;
using GptImage2.Text;

namespace GptImage2.Correction;

/// <summary>The places of a reply whose values are asked for again, where that costs less than the whole reply.</summary>
internal sealed class PatchPlan
{
    // Below it the whole reply costs less than what explains the patch.
    private const int ShortestReply = 1024;

    // A value that is asked for again is about as long as the one that stands there; a missing one is anyone's guess.
    private const int MissingLength = 40;

    private PatchPlan(IReadOnlyList<string> pointers) => Pointers = pointers;

    public IReadOnlyList<string> Pointers { get; }

    /// <summary>Makes the plan; null where the whole reply has to be asked for.</summary>
    public static PatchPlan? For(ReadOnlyMemory<byte> reply, IReadOnlyList<ContractViolation> violations)
    {
        if (reply.Length < ShortestReply || violations.Count >= JsonScanner.MaxViolations || SourceValue.Parse(reply.Span) is not { } document)
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
        int length = 0;
        foreach (string pointer in pointers)
        {
            if (document.Follow(JsonPointer.Parent(pointer)) is null)
                return null;
            SourceValue? value = document.Follow(pointer)?[^1];
            length += pointer.Length + (value is null ? MissingLength : value.End - value.Start);
        }

        return length * 2 < reply.Length ? new PatchPlan(pointers) : null;
    }

    /// <summary>Puts the values of a patch into the reply.</summary>
    /// <param name="reply">The reply that the patch is for.</param>
    /// <param name="patch">What the model replied with: an object of pointers and values.</param>
    /// <returns>The reply with the values in their places; null where the model replied with something else.</returns>
    public PatchedReply? Apply(ReadOnlyMemory<byte> reply, ReadOnlyMemory<byte> patch)
    {
        SourceValue document = SourceValue.Parse(reply.Span)!;
        if (SourceValue.Parse(patch.Span) is not { IsObject: true } values || !values.Members.Any(static member => member.Name.StartsWith('/')))
            return null;
        var edits = new List<TextEdit>();
        var inserted = new HashSet<SourceValue>();
        var refused = new List<ContractViolation>();
        foreach (SourceMember member in values.Members)
        {
            if (!Pointers.Contains(member.Name) || values.Member(member.Name) != member)
                refused.Add(new ContractViolation(member.Name, ContractRule.Unmapped, "only the values that were asked for, each once", member.Value.Raw(patch.Span) is var found ? ShownText.Of(Encoding.UTF8.GetBytes(found)) : null, member.NameStart));
            else
                edits.Add(Splice(document, member.Name, patch[member.Value.Start..member.Value.End].ToArray(), inserted));
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

    // Several members may be inserted in front of one brace.
    private static IEnumerable<TextEdit> Merged(List<TextEdit> edits) =>
        edits.GroupBy(static edit => (edit.Offset, edit.Length))
            .Select(static group => new TextEdit(group.Key.Offset, group.Key.Length, [.. group.SelectMany(static edit => edit.Replacement)], null));
}
