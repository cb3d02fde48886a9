using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Finds the object of the contract inside of objects that are not part of it: <c>{"receipt":{…}}</c>.</summary>
internal static class WrappedObject
{
    private const int MaxDepth = 4;

    /// <summary>The most members of a wrapper.</summary>
    public const int MaxMembers = 1000;

    private static readonly HashSet<string> OtherMeanings = new(StringComparer.OrdinalIgnoreCase)
    {
        "error", "errors", "message", "messages", "status", "success", "schema", "$schema", "$defs", "definitions", "example", "examples", "draft", "thinking", "reasoning",
    };

    /// <summary>Whether a name says that its value is something else than an answer.</summary>
    public static bool HasOtherMeaning(string name) => OtherMeanings.Contains(name);

    /// <summary>The only value inside of an object that has members of the contract; null when there is none, or more than one.</summary>
    /// <param name="holder">The object, which has no member of the contract.</param>
    /// <param name="names">The members that an object of the contract may have.</param>
    /// <param name="utf8Json">The text.</param>
    /// <returns>The object, or a string that has it as its text.</returns>
    public static SourceValue? Find(SourceValue holder, Func<SourceValue, bool> names, ReadOnlyMemory<byte> utf8Json)
    {
        var found = new List<SourceValue>();
        Search(holder, names, utf8Json, found, 0);
        return found is [var only] ? only : null;
    }

    private static void Search(SourceValue holder, Func<SourceValue, bool> names, ReadOnlyMemory<byte> utf8Json, List<SourceValue> found, int depth)
    {
        if (holder.MemberCount > MaxMembers)
            return;
        foreach (SourceMember member in holder.Members)
        {
            if (found.Count > 1 || HasOtherMeaning(member.Name) || (member.Name == "properties" && IsSchema(member.Value)))
                continue;
            if (member.Value.IsObject && names(member.Value))
                found.Add(member.Value);
            else if (member.Value.IsObject && depth + 1 < MaxDepth)
                Search(member.Value, names, utf8Json, found, depth + 1);
            else if (member.Value.IsString && EscapedJson.Decode(member.Value.Text(utf8Json.Span)) is { Value.IsObject: true } decoded && names(SourceValue.Parse(decoded.Utf8)!))
                found.Add(member.Value);
        }
    }

    // In a schema that was sent back, each member of "properties" is a schema again.
    private static bool IsSchema(SourceValue properties) => properties.Members.Any(static member => member.Value.IsObject);
}
