using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2033: a message names an image twice.</summary>
internal static class RepeatedImage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI2033",
        "An image is sent twice",
        "The message of '{0}' names the image '{{{1}}}' again{2}, so that it is sent and paid for twice: name it once");

    public static void Report(string method, string parameter, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, null, method, parameter, file);
}
