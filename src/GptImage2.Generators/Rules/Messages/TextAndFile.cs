using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2009: a message is given as a text and as a file.</summary>
internal static class TextAndFile
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2009",
        "The message has both a text and a file",
        "The message of '{0}' is given as text and as a file, '{1}': remove one of them");

    public static void Report(ISymbol owner, string file, TemplateDiagnostics diagnostics) => diagnostics.Report(Descriptor, owner.Name, file);
}
