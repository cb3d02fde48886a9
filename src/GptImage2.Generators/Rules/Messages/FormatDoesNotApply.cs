using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2006: a placeholder has a format, and its type takes none.</summary>
internal static class FormatDoesNotApply
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2006",
        "The format does not apply",
        "'{{{0}:{1}}}'{3}: a value of type '{2}' takes no format{4}");

    /// <param name="parameter">The parameter.</param>
    /// <param name="type">Its type.</param>
    /// <param name="format">The format.</param>
    /// <param name="meant">The format that was probably meant; null if none is similar.</param>
    /// <param name="range">The range of the placeholder.</param>
    /// <param name="file">The file and the line, as an addition to a sentence; empty for a text in an attribute.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string parameter, string type, string format, string? meant, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, meant, parameter, format, type, file, meant is null ? "" : $" (did you mean '{meant}'?)");
}
