using System.Globalization;
using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Text;

namespace GptImage2.Calls;

/// <summary>Finds the values of a reply that a check rejects.</summary>
internal static class RejectedPlaces
{
    /// <summary>The violations, in the order of the text; at most 64.</summary>
    /// <param name="reply">The reply that the value was read from.</param>
    /// <param name="rejections">The paths, as checks give them, and what was expected there.</param>
    public static IReadOnlyList<ContractViolation> Locate(ReadOnlyMemory<byte> reply, IReadOnlyList<(string Path, string Expected)> rejections)
    {
        // A reply that was read is JSON.
        SourceValue document = SourceValue.Parse(reply)!;
        return
        [
            .. rejections.Take(JsonScanner.MaxViolations)
                .Select(rejection => Locate(document, reply.Span, rejection.Path, rejection.Expected))
                .OrderBy(static violation => violation.Offset),
        ];
    }

    private static ContractViolation Locate(SourceValue document, ReadOnlySpan<byte> reply, string path, string expected)
    {
        bool isPointer = path.Length == 0 || path[0] == '/';
        SourceValue value = document;
        string pointer = "";
        foreach (string token in isPointer ? JsonPointer.Tokens(path) : Members(path))
        {
            string name = isPointer || value.IsArray ? token : Spelled(value, token);
            if (value.Child(name) is not { } child)
                break;
            pointer = JsonPointer.Append(pointer, name);
            value = child;
        }

        return new ContractViolation(pointer, ContractRule.Rule, expected, ShownText.Of(reply[value.Start..value.End]), value.Start);
    }

    // Lines[0].Quantity: names and indexes.
    private static string[] Members(string path) =>
        path.Replace("]", "", StringComparison.Ordinal).Split(['.', '['], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // The name in JSON is that of C# in another case, with or without signs between its words.
    private static string Spelled(SourceValue holder, string name)
    {
        if (holder.Member(name) is not null)
            return name;
        string bare = Bare(name);
        string[] alike = [.. holder.Members.Select(static member => member.Name).Where(member => Bare(member) == bare).Distinct(StringComparer.Ordinal)];
        return alike is [{ } only] ? only : name;
    }

    private static string Bare(string name)
    {
        var bare = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('_' or '-'))
                bare.Append(char.ToUpper(c, CultureInfo.InvariantCulture));
        }

        return bare.ToString();
    }
}
