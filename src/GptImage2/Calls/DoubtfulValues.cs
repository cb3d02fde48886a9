using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Contracts;
using GptImage2.Messages;
using GptImage2.Text;

namespace GptImage2.Calls;

/// <summary>Finds values of a reply that fit the contract, but may not come from the input.</summary>
internal static class DoubtfulValues
{
    // In longer replies, lists of what was found are most of the text, and nothing in them is a placeholder.
    private const int LongestWithPlaceholders = 64 * 1024;

    private static readonly Regex Placeholder = new(
        @"\A(string|text|number|integer|boolean|\.\.\.|…|<[^<>]{1,60}>|\{\{?[A-Za-z_ ]{1,60}\}?\})\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);

    /// <summary>Finds the values.</summary>
    /// <param name="utf8Json">The reply, which fits.</param>
    /// <param name="contract">The contract of the reply.</param>
    /// <param name="examples">The examples of the method.</param>
    public static IReadOnlyList<ContractViolation> Find<T>(ReadOnlyMemory<byte> utf8Json, JsonContract<T> contract, IReadOnlyList<ExampleTurn> examples)
    {
        bool mayHavePlaceholder = utf8Json.Length <= LongestWithPlaceholders && MayHavePlaceholder(utf8Json.Span);
        if (!mayHavePlaceholder && !IsEmptyObject(utf8Json.Span) && !MayBeCopied(utf8Json.Span, examples))
            return [];
        if (SourceValue.Parse(utf8Json) is not { } document)
            return [];
        var found = new List<ContractViolation>();
        if (document is { IsObject: true, Members.Count: 0 } && contract.WrapperName is null)
            Add(found, utf8Json.Span, "", document, "members, and not an empty object");
        if (mayHavePlaceholder)
            FindPlaceholders(document, contract.SchemaRoot, "", utf8Json.Span, found);
        foreach (ExampleTurn example in examples)
            FindCopies(document, example, utf8Json, contract.SchemaRoot, found);
        return found;
    }

    private static bool IsEmptyObject(ReadOnlySpan<byte> utf8Json) => utf8Json.Trim(" \r\n\t"u8) is [(byte)'{', .. var inside, (byte)'}'] && inside.Trim(" \r\n\t"u8).IsEmpty;

    private static bool MayBeCopied(ReadOnlySpan<byte> utf8Json, IReadOnlyList<ExampleTurn> examples)
    {
        for (int i = 0; i < examples.Count; i++)
        {
            if (utf8Json.SequenceEqual(examples[i].Utf8Answer))
                return true;
            foreach (byte[] text in examples[i].LongTexts)
            {
                if (utf8Json.IndexOf(text) >= 0)
                    return true;
            }
        }

        return false;
    }

    // Most replies have none of these, so that they are not parsed again.
    private static bool MayHavePlaceholder(ReadOnlySpan<byte> utf8Json) =>
        utf8Json.IndexOf("\"<"u8) >= 0 || utf8Json.IndexOf("\"{"u8) >= 0 || utf8Json.IndexOf("\"..."u8) >= 0 || utf8Json.IndexOf("\"…"u8) >= 0
        || utf8Json.IndexOf("\"string\""u8) >= 0 || utf8Json.IndexOf("\"text\""u8) >= 0 || utf8Json.IndexOf("\"number\""u8) >= 0 || utf8Json.IndexOf("\"integer\""u8) >= 0 || utf8Json.IndexOf("\"boolean\""u8) >= 0;

    private static void FindPlaceholders(SourceValue value, SchemaNode schema, string path, ReadOnlySpan<byte> utf8Json, List<ContractViolation> found)
    {
        if (value.IsString && IsFreeText(schema) && Placeholder.IsMatch(value.Text(utf8Json)))
            Add(found, utf8Json, path, value, "a value of the input, and not a placeholder");
        for (int i = 0; i < value.Items.Count && schema.Items is { } item; i++)
            FindPlaceholders(value.Items[i], item, $"{path}/{i}", utf8Json, found);
        SchemaNode node = schema.Of(value, utf8Json);
        foreach (SourceMember member in value.Members)
        {
            if (node.Member(member.Name) is { } place)
                FindPlaceholders(member.Value, place, JsonPointer.Append(path, member.Name), utf8Json, found);
        }
    }

    private static void FindCopies(SourceValue document, ExampleTurn example, ReadOnlyMemory<byte> utf8Json, SchemaNode schema, List<ContractViolation> found)
    {
        using var reply = JsonDocument.Parse(utf8Json);
        using var answer = JsonDocument.Parse(example.Answer);
        if (JsonElement.DeepEquals(reply.RootElement, answer.RootElement))
            Add(found, utf8Json.Span, "", document, "an answer to the input, and not that of an example");
        else if (SourceValue.Parse(example.Utf8Answer) is { } other)
            FindCopiedTexts(document, other, schema, "", utf8Json.Span, example.Utf8Answer, found);
    }

    private static void FindCopiedTexts(SourceValue value, SourceValue example, SchemaNode schema, string path, ReadOnlySpan<byte> utf8Json, ReadOnlySpan<byte> utf8Example, List<ContractViolation> found)
    {
        if (value.IsString && example.IsString && IsFreeText(schema) && value.Text(utf8Json) is { Length: >= ExampleTurn.ShortestCopy } text && text == example.Text(utf8Example))
            Add(found, utf8Json, path, value, "a value of the input, and not that of an example");
        for (int i = 0; i < Math.Min(value.Items.Count, example.Items.Count) && schema.Items is { } item; i++)
            FindCopiedTexts(value.Items[i], example.Items[i], item, $"{path}/{i}", utf8Json, utf8Example, found);
        SchemaNode node = schema.Of(value, utf8Json);
        foreach (SourceMember member in value.Members)
        {
            if (example.Member(member.Name) is { } same && node.Member(member.Name) is { } place)
                FindCopiedTexts(member.Value, same.Value, place, JsonPointer.Append(path, member.Name), utf8Json, utf8Example, found);
        }
    }

    // A name of an enum is one of few, and a date or an address has its own check.
    private static bool IsFreeText(SchemaNode schema) => schema.Allows("string") && schema.Texts.Count == 0 && schema.Format is null;

    private static void Add(List<ContractViolation> found, ReadOnlySpan<byte> utf8Json, string path, SourceValue value, string expected)
    {
        if (found.Count < Generated.JsonScanner.MaxViolations && !found.Exists(violation => violation.Path == path))
            found.Add(new ContractViolation(path, ContractRule.Doubtful, expected, ShownText.Of(utf8Json[value.Start..value.End]), value.Start));
    }
}
