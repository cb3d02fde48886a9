using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Where a message is told to be wrong: at its attribute, or at what the attribute names. Without symbols it is only
/// noted that there was an error.
/// </summary>
internal sealed class TemplateBlame(DiagnosticSink sink, ISymbol? owner, AttributeData? attribute, string? argument)
{
    public void Report(DiagnosticDescriptor rule, params string[] arguments)
    {
        if (owner is null)
            sink.Note(rule);
        else if (argument is null)
            sink.Report(rule, owner, attribute!, arguments);
        else
            sink.ReportArgument(rule, owner, attribute!, argument, arguments);
    }

    public void ReportParameter(DiagnosticDescriptor rule, string parameter, params string[] arguments)
    {
        if (owner is IMethodSymbol method && method.Parameters.FirstOrDefault(candidate => candidate.Name == parameter) is { } symbol)
            sink.Report(rule, symbol, arguments);
        else
            sink.Note(rule);
    }
}
