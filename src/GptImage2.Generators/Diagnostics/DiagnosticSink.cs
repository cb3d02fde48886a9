using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Where the parser says what is wrong. The analyzer reports it; the generator only asks whether there was an error.
/// </summary>
internal class DiagnosticSink
{
    public bool HasErrors { get; private set; }

    public void Report(DiagnosticDescriptor rule, ISymbol at, params string[] arguments)
    {
        Note(rule);
        Receive(rule, at, null, null, arguments);
    }

    /// <summary>Reports at an attribute; at the symbol, where the attribute is in no source.</summary>
    public void Report(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, params string[] arguments)
    {
        Note(rule);
        Receive(rule, symbol, at, null, arguments);
    }

    /// <summary>Reports at an argument of an attribute, by the name of its property.</summary>
    public void ReportArgument(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, string argument, params string[] arguments)
    {
        Note(rule);
        Receive(rule, symbol, at, argument, arguments);
    }

    /// <summary>Only notes whether it is an error, where nothing is known of symbols.</summary>
    public void Note(DiagnosticDescriptor rule) => HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>Keeps the generator from emitting, where the compiler itself reports the reason.</summary>
    public void Fail() => HasErrors = true;

    protected virtual void Receive(DiagnosticDescriptor rule, ISymbol symbol, AttributeData? attribute, string? argument, string[] arguments)
    {
    }
}
