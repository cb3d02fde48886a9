using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Reports what is wrong with a message: at its attribute, or at what the attribute names. Without symbols it only notes
/// that there was an error.
/// </summary>
internal sealed class TemplateDiagnostics(DiagnosticSink sink, ISymbol? owner, AttributeData? attribute, string? argument)
{
    public DiagnosticSink Sink => sink;

    /// <summary>The interface or the method that has the message; null without symbols.</summary>
    public ISymbol? Owner => owner;

    /// <summary>A parameter of the method that has the message; null without symbols.</summary>
    public IParameterSymbol? Parameter(string name) =>
        (owner as IMethodSymbol)?.Parameters.FirstOrDefault(candidate => candidate.Name == name);

    public void Report(DiagnosticDescriptor rule, params string[] arguments) => Report(rule, null, null, arguments);

    /// <param name="rule">What is wrong.</param>
    /// <param name="range">The range in the text of the attribute; null for the complete text, or if the text is in a file.</param>
    /// <param name="suggestion">The correct text; null if it is not known.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor rule, TextRange? range, string? suggestion, params string[] arguments)
    {
        if (owner is null)
            sink.Note(rule);
        else
            sink.Report(rule, new DiagnosticLocation(owner, attribute, argument, range), suggestion, arguments);
    }

    /// <summary>Reports at a parameter of the method.</summary>
    public void ReportParameter(DiagnosticDescriptor rule, string parameter, string? suggestion, params string[] arguments)
    {
        if (Parameter(parameter) is { } symbol)
            sink.Report(rule, new DiagnosticLocation(symbol), suggestion, arguments);
        else
            sink.Note(rule);
    }
}
