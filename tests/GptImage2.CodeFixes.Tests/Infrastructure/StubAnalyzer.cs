using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.CodeFixes.Tests.Infrastructure;

/// <summary>Reports GI1009 at the calls of clients, until the analyzer of the package does.</summary>
#pragma warning disable RS1001, RS1036, RS2008 // It is part of a test, and no host loads it.
internal sealed class StubAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "GI1009";

    private static readonly DiagnosticDescriptor Rule = new(Id, "No CancellationToken", "No CancellationToken", "Test", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (method is { IsAbstract: true, MethodKind: MethodKind.Ordinary }
                    && method.ContainingType.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonModeClientAttribute")
                    && !method.Parameters.Any(parameter => parameter.Type.Name == "CancellationToken"))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0]));
                }
            },
            SymbolKind.Method);
    }
}
