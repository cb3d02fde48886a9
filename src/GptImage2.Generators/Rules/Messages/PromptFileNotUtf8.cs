using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2032: the file of a message is not in UTF-8.</summary>
internal static class PromptFileNotUtf8
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2032",
        "The file of the message is not UTF-8",
        "The message of '{0}' has characters that could not be read{1}: save the file as UTF-8");

    /// <summary>The character that stands for bytes that are not UTF-8.</summary>
    public const char Unread = '\uFFFD';

    public static void Report(string owner, string file, TemplateDiagnostics diagnostics) => diagnostics.Report(Descriptor, owner, file);
}
