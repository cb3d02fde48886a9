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
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        Receive(rule, at, null, arguments);
    }

    /// <summary>Reports at an attribute; at the symbol, where the attribute is in no source.</summary>
    public void Report(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, params string[] arguments)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        Receive(rule, symbol, at, arguments);
    }

    /// <summary>Keeps the generator from emitting, where the compiler itself reports the reason.</summary>
    public void Fail() => HasErrors = true;

    protected virtual void Receive(DiagnosticDescriptor rule, ISymbol symbol, AttributeData? attribute, string[] arguments)
    {
    }
}
