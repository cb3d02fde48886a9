using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Reports mistakes in code that uses contracts and clients.</summary>
internal static class CodeReport
{
    /// <summary>Reports at a node, unless the compiler reports an error there.</summary>
    public static void Report(this SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule, SyntaxNode at, params string[] arguments)
    {
        Location location = at.GetLocation();
        if (!CompilerErrors.ExistAt(location, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(rule, location, arguments));
    }
}
