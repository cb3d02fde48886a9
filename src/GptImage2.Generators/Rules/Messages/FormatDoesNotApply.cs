using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2006: a placeholder has a format, and its type takes none.</summary>
internal static class FormatDoesNotApply
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2006",
        "The format does not apply",
        "'{{{0}:{1}}}'{3}: a value of type '{2}' takes no format");

    public static void Report(string parameter, string type, string format, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, null, parameter, format, type, file);
}
