using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2030: the path, the address or the base64 of a picture is sent as text, and no image is sent.</summary>
internal static class PictureAsText
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI2030",
        "A picture is sent as text",
        "Parameter '{0}' of '{1}' is sent as text, so the model sees no image: {2}");

    /// <param name="parameter">A parameter that the message names, of a method without images.</param>
    /// <param name="method">Its method.</param>
    /// <param name="message">The message.</param>
    /// <param name="before">What stands before the placeholder.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Check(string parameter, string method, string message, string before, TemplateDiagnostics diagnostics)
    {
        if (diagnostics.Parameter(parameter) is { } symbol
            && PictureWords.IsTextual(symbol.Type)
            && (PictureWords.NamePicture(parameter) || PictureWords.MessageSpeaksOf(parameter, message, before)))
        {
            diagnostics.ReportParameter(Descriptor, parameter, null, parameter, method, PictureWords.Alternative(symbol));
        }
    }
}
