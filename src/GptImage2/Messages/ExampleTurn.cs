using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Messages;

/// <summary>The user message of an example, and the reply to it.</summary>
internal sealed record ExampleTurn(IReadOnlyList<UserMessagePart> Parts, string Answer)
{
    /// <summary>The length from which on a text in an answer is not the same by chance. A currency or a country often is.</summary>
    public const int ShortestCopy = 8;

    /// <summary>The reply in UTF-8.</summary>
    public byte[] Utf8Answer => field ??= Encoding.UTF8.GetBytes(Answer);

    /// <summary>The texts of the reply that an answer to another input hardly has, in quotes as JSON writes them.</summary>
    public IReadOnlyList<byte[]> LongTexts => field ??= [.. Texts(SourceValue.Parse(Utf8Answer))];

    private IEnumerable<byte[]> Texts(SourceValue? value)
    {
        if (value is null)
            return [];
        if (value.IsString)
            return value.End - value.Start - 2 >= ShortestCopy ? [Utf8Answer[value.Start..value.End]] : [];
        return value.Items.Concat(value.Members.Select(static member => member.Value)).SelectMany(Texts);
    }
}
