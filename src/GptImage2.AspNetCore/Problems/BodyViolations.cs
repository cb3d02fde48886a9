using System.Text;
using System.Text.Json;

namespace GptImage2.AspNetCore.Problems;

/// <summary>Finds the violations of a body in the exception of System.Text.Json, with pointers from the root of the body.</summary>
internal static class BodyViolations
{
    public static IReadOnlyList<ContractViolation>? Of(JsonException exception)
    {
        if (exception.InnerException is not ContractViolationException violation)
            return null;
        // The root of a body is read without System.Text.Json around it, which would add the line and the path of the contract.
        string prefix = exception.LineNumber is null ? "" : Pointer(exception.Path);
        return prefix.Length == 0 ? violation.Violations : [.. violation.Violations.Select(found => found with { Path = prefix + found.Path })];
    }

    // '$.lines[0].product' and "$['odd.name']" are the forms that System.Text.Json writes.
    internal static string Pointer(string? path)
    {
        if (path is null || !path.StartsWith('$'))
            return "";
        var pointer = new StringBuilder();
        int at = 1;
        while (at < path.Length)
        {
            int end;
            if (path.AsSpan(at).StartsWith("['"))
            {
                end = path.IndexOf("']", at, StringComparison.Ordinal);
                Append(pointer, path[(at + 2)..(end < 0 ? path.Length : end)]);
                at = end < 0 ? path.Length : end + 2;
            }
            else if (path[at] == '[')
            {
                end = path.IndexOf(']', at);
                Append(pointer, path[(at + 1)..(end < 0 ? path.Length : end)]);
                at = end < 0 ? path.Length : end + 1;
            }
            else
            {
                end = path.AsSpan(at + 1).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + 1 + end;
                Append(pointer, path[(at + 1)..end]);
                at = end;
            }
        }

        return pointer.ToString();
    }

    private static void Append(StringBuilder pointer, string name) =>
        pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
