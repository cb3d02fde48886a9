using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2006: a placeholder has a format, and its type takes none.</summary>
internal static class FormatDoesNotApply
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2006",
        "The format does not apply",
        "'{{{0}:{1}}}'{3}: a value of type '{2}' takes no format{4}");

    /// <param name="parameter">The parameter that the placeholder names.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isImage">Whether it is an image or a list of images.</param>
    /// <param name="format">The format.</param>
    /// <param name="range">The range of the placeholder; null if the text is in a file.</param>
    /// <param name="file">The file and the line, as an addition to a sentence; empty for a text in an attribute.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string parameter, string type, bool isImage, string format, TextRange? range, string file, TemplateDiagnostics diagnostics)
    {
        string? suggestion = isImage ? null : Suggestion.For(format, [FormatProblems.Quoted]);
        string remedy = isImage ? $"; ImageInput.WithDetail({Detail(format)}) says how closely the model looks"
            : suggestion is null ? ""
            : $" (did you mean '{{{parameter}:{suggestion}}}'?)";
        diagnostics.Report(Descriptor, range, suggestion, parameter, format, type, file, remedy);
    }

    private static string Detail(string format) => format.Trim().ToLowerInvariant() switch
    {
        "low" => "ImageDetail.Low",
        "high" => "ImageDetail.High",
        "auto" => "ImageDetail.Auto",
        _ => "…",
    };
}
