using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Receives the mistakes that the parser finds. The analyzer reports them; the generator only checks if there was an error.
/// </summary>
/// <param name="seesGeneratedCode">Whether the code that is parsed is complete: an analyzer sees what generators have written.</param>
internal class DiagnosticSink(bool seesGeneratedCode = false)
{
    private HashSet<INamedTypeSymbol>? _missing;

    public bool SeesGeneratedCode => seesGeneratedCode;

    public bool HasErrors { get; private set; }

    /// <summary>Whether the generation was stopped without a report, because the reason is reported elsewhere.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The types of the project that are used as contracts and lack the attribute.</summary>
    public IReadOnlyCollection<INamedTypeSymbol> Missing => _missing ?? (IReadOnlyCollection<INamedTypeSymbol>)[];

    /// <summary>Whether the reports are shown. If not, work that only improves the messages is skipped.</summary>
    public virtual bool IsRead => false;

    /// <summary>Whether a project has switched on a rule that is off by default, for the code of a symbol.</summary>
    public virtual bool IsOn(DiagnosticDescriptor rule, ISymbol symbol) => false;

    /// <summary>
    /// The constant value of an expression; nothing if it is not a constant, or if the reports are not shown.
    /// </summary>
    public virtual Optional<object?> ConstantOf(ExpressionSyntax expression) => default;

    public void Report(DiagnosticDescriptor rule, ISymbol at, params string[] arguments) =>
        Report(rule, new DiagnosticLocation(at), null, arguments);

    /// <summary>Reports at an attribute, or at the symbol if the attribute is not in source.</summary>
    public void Report(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, params string[] arguments) =>
        Report(rule, new DiagnosticLocation(symbol, at), null, arguments);

    /// <summary>Reports at an argument of an attribute, by the name of its property.</summary>
    public void ReportArgument(DiagnosticDescriptor rule, ISymbol symbol, AttributeData at, string argument, params string[] arguments) =>
        Report(rule, new DiagnosticLocation(symbol, at, argument), null, arguments);

    /// <param name="rule">What is wrong.</param>
    /// <param name="place">The location.</param>
    /// <param name="suggestion">The correct text for the code fix; null if it is not known.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor rule, DiagnosticLocation place, string? suggestion, params string[] arguments)
    {
        Note(rule);
        Receive(rule, place, suggestion, arguments);
    }

    /// <summary>Only notes whether it is an error, for callers without symbols.</summary>
    public void Note(DiagnosticDescriptor rule) => HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>
    /// Stops the generation without a report, because the compiler reports the reason itself, or because it is reported at
    /// another type.
    /// </summary>
    public void Fail()
    {
        HasErrors = true;
        HasFailed = true;
    }

    /// <summary>Notes a type that is used as a contract and lacks the attribute.</summary>
    public void NoteMissing(INamedTypeSymbol type) => (_missing ??= new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default)).Add(type);

    /// <summary>Reports the errors in members of base contracts that are errors only in the derived contract.</summary>
    /// <param name="isSound">Whether a base contract has no error itself.</param>
    public virtual void ReportInherited(Func<INamedTypeSymbol, bool> isSound)
    {
    }

    protected virtual void Receive(DiagnosticDescriptor rule, DiagnosticLocation place, string? suggestion, string[] arguments)
    {
    }
}
