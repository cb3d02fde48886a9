using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2004: a system message names an image.</summary>
internal static class ImageInSystemMessage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2004",
        "A system message cannot hold an image",
        "The system message of '{0}' names the image '{{{1}}}'{2}, but the model takes text only in system messages: move the image into [UserMessage]");

    public static void Report(string owner, string parameter, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, null, owner, parameter, file);
}
