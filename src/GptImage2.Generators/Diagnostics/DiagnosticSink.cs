using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Where the parser says what is wrong. The analyzer reports it; the generator only asks whether there was an error.
/// </summary>
internal class DiagnosticSink
{
    public bool HasErrors { get; private set; }

    /// <summary>Whether anybody reads what is reported: what only makes for better messages is not worked out for no one.</summary>
    public virtual bool IsRead => false;

    /// <summary>Whether a project has switched on a rule that is off by default, for the code of a symbol.</summary>
    public virtual bool IsOn(DiagnosticDescriptor rule, ISymbol symbol) => false;

    /// <summary>The constant that an expression is; nothing where it is none, or where no one reads what is reported.</summary>
    public virtual Optional<object?> ConstantOf(ExpressionSyntax expression) => default;

    public void Report(DiagnosticDescriptor rule, ISymbol at, params string[] arguments) =>
        Report(rule, new DiagnosticLocation(at), null, arguments);

    /// <summary>Reports at an attribute; at the symbol, where the attribute is in no source.</summary>
    public void Report(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, params string[] arguments) =>
        Report(rule, new DiagnosticLocation(symbol, at), null, arguments);

    /// <summary>Reports at an argument of an attribute, by the name of its property.</summary>
    public void ReportArgument(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, string argument, params string[] arguments) =>
        Report(rule, new DiagnosticLocation(symbol, at, argument), null, arguments);

    /// <param name="rule">What is wrong.</param>
    /// <param name="place">Where.</param>
    /// <param name="suggestion">What would be right, for the code fix; null where it is not known.</param>
    /// <param name="arguments">Of the message.</param>
    public void Report(DiagnosticDescriptor rule, DiagnosticLocation place, string? suggestion, params string[] arguments)
    {
        Note(rule);
        Receive(rule, place, suggestion, arguments);
    }

    /// <summary>Only notes whether it is an error, where nothing is known of symbols.</summary>
    public void Note(DiagnosticDescriptor rule) => HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>Keeps the generator from emitting, where the compiler itself reports the reason.</summary>
    public void Fail() => HasErrors = true;

    protected virtual void Receive(DiagnosticDescriptor rule, DiagnosticLocation place, string? suggestion, string[] arguments)
    {
    }
}
