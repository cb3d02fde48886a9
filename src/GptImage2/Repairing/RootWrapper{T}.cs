using System.Text;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Finds the wrapper object that a value needs which is not an object itself: the reply has none, or one whose only member
/// has another name.
/// </summary>
internal static class RootWrapper<T>
{
    /// <summary>The edit that adds the wrapper, or renames its member; null when the contract has no wrapper, or when more than one edit or none makes the reply fit.</summary>
    public static TextEdit? Find(JsonContract<T> contract, SourceValue document, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken)
    {
        if (contract.WrapperName is not { } name || new SpellingIndex([name]).Matches(document).Count == 1)
            return null;
        SchemaNode inner = contract.SchemaRoot.Member(name)!;
        SourceMember? only = document.Members is [var sole] ? sole : null;
        if (document.IsObject && (IsFreeText(inner) || (only is not null && WrappedObject.HasOtherMeaning(only.Name) && !inner.MemberNames.Contains(only.Name))))
            return null;

        var around = TextEdit.Keep(utf8Json.Span, document.Start..document.End, document.Start..document.End, RepairKind.MissingWrapper, Encoding.UTF8.GetBytes($"{{\"{name}\":"), "}"u8);
        ReadOnlyMemory<byte>? whole = Repaired(contract, utf8Json, around, cancellationToken);
        if (only is null || !inner.AllowsKindOf(only.Value))
            return whole is null ? null : around;
        var renamed = new TextEdit(only.NameStart, only.NameEnd - only.NameStart, JsonString.Quote(name), RepairKind.Wrapper);
        ReadOnlyMemory<byte>? member = Repaired(contract, utf8Json, renamed, cancellationToken);
        if (whole is null)
            return member is null ? null : renamed;
        return member is null || JsonEquality.AreEqual(whole.Value.Span, member.Value.Span) ? around : null;
    }

    // A text may say anything, also that there is no answer.
    private static bool IsFreeText(SchemaNode node) => node.Allows("string") && node.Texts.Count == 0 && node.Format is null;

    private static ReadOnlyMemory<byte>? Repaired(JsonContract<T> contract, ReadOnlyMemory<byte> utf8Json, TextEdit edit, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> text = new EditedText(utf8Json).Apply([edit]).Utf8;
        ContractReading<T> reading = ContractReader.ReadReply(contract, text.Span);
        if (reading.Fits)
            return text;
        RepairedReading<T> repaired = ReplyRepairer<T>.Repair(contract, text, reading, Leniency.Certain, cancellationToken);
        return repaired.Reading.Violations.Count == 0 ? repaired.Utf8 : default(ReadOnlyMemory<byte>?);
    }
}
