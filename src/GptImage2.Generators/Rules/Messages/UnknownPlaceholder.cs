using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2001: a placeholder names no parameter.</summary>
internal static class UnknownPlaceholder
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2001",
        "The placeholder names no parameter",
        "'{{{0}}}' names no parameter of {1}{2}{3}; {4}");

    private const string Doubled = "a brace itself is written twice";
    private const int NamedMethods = 3;

    /// <param name="name">The name in the braces.</param>
    /// <param name="methods">The methods that have no such parameter.</param>
    /// <param name="suggestion">The name that was probably meant; null if no name is similar.</param>
    /// <param name="remark">What to do where it is neither a misspelled name nor text; null otherwise.</param>
    /// <param name="range">The range of the placeholder; null if the text is in a file.</param>
    /// <param name="file">The file and the line, as an addition to a sentence; empty for a text in an attribute.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string name, IReadOnlyList<string> methods, string? suggestion, string? remark, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, suggestion, name, Listed(methods), suggestion is null ? "" : $" (did you mean '{{{suggestion}}}'?)", file, remark ?? Doubled);

    private static string Listed(IReadOnlyList<string> methods)
    {
        IEnumerable<string> named = methods.Take(NamedMethods).Select(static method => $"'{method}'");
        int more = methods.Count - NamedMethods;
        return more > 0
            ? $"{string.Join(", ", named)} or {more.Invariant()} other {(more == 1 ? "method" : "methods")}"
            : string.Join(" or ", named);
    }
}
