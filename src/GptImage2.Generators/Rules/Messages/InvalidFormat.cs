using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2010: a placeholder has a format that its type does not have.</summary>
internal static class InvalidFormat
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2010",
        "The format is not valid",
        "'{{{0}:{1}}}'{4}: '{1}' is not a format of '{2}': {3}{5}");

    /// <summary>
    /// Reports a format for which the runtime would throw, or would write something else than the value.
    /// </summary>
    /// <returns>Whether the format is invalid.</returns>
    public static bool Check(ArgumentModel argument, string format, TextRange? range, string file, TemplateDiagnostics diagnostics)
    {
        if (FormatProblems.Of(argument, format) is not { } problem)
            return false;
        string? suggestion = Suggestion.For(format, [FormatProblems.Quoted]);
        diagnostics.Report(Descriptor, range, suggestion, argument.Name, format, argument.Type, problem, file, suggestion is null ? "" : $" (did you mean '{{{argument.Name}:{suggestion}}}'?)");
        return true;
    }
}
