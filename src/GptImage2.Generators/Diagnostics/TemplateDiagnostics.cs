using GptImage2.Generators.Symbols;
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

    /// <summary>The names that a placeholder can have; empty without symbols.</summary>
    public IReadOnlyList<string> ParameterNames => NamesOf(owner);

    /// <summary>The names that a placeholder in a message of an interface or a method can have.</summary>
    public static IReadOnlyList<string> NamesOf(ISymbol? owner) => owner switch
    {
        IMethodSymbol method => [.. method.Parameters.Where(static parameter => !CallParameters.IsCancellation(parameter) && !CallParameters.IsOptions(parameter)).Select(static parameter => parameter.Name)],
        INamedTypeSymbol type => [.. type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => NamesOf(method)).Distinct()],
        _ => [],
    };

    public void Report(DiagnosticDescriptor rule, params string[] arguments) => Report(rule, null, null, arguments);

    /// <param name="rule">What is wrong.</param>
    /// <param name="range">The range in the text of the attribute or of the file; null for the complete text.</param>
    /// <param name="suggestion">The correct text; null if it is not known.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor rule, TextRange? range, string? suggestion, params string[] arguments)
    {
        if (owner is null)
            sink.Note(rule);
        else
            sink.Report(rule, new DiagnosticLocation(owner, attribute, argument, argument is null ? range : null, FileRange: argument is null ? null : range), suggestion, arguments);
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
