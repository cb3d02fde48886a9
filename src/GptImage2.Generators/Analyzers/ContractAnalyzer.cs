using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>Reports why a contract cannot be generated. It uses the parser of the generator. Rules outside of contracts are reported too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = AllRules.OfContracts;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Other generators write annotated types, which get no code. The sink decides what is reported in generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static compilation =>
        {
            if (LanguageVersionCheck.Applies(compilation.Compilation))
            {
                compilation.RegisterSymbolAction(new LanguageVersionCheck(compilation.Compilation).Check, SymbolKind.NamedType);
                return;
            }

            var deduplicator = new DiagnosticDeduplicator();
            var derived = new DerivedContracts(compilation.Compilation);
            var depths = new ContractDepths();
            compilation.RegisterSymbolAction(
                symbol =>
                {
                    var type = (INamedTypeSymbol)symbol.Symbol;
                    if (symbol.IsGeneratedCode && !AnnotatedDeclarations.MayHave(type, symbol.CancellationToken))
                        return;
                    if (type.FindAttribute(SymbolNames.Product, SymbolNames.ContractAttribute) is not null)
                        Check(type, derived, depths, new ReportingSink(symbol, deduplicator), symbol.CancellationToken);
                    else
                        RuleCannotRun.CheckOutside(type, new ReportingSink(symbol, deduplicator), symbol.CancellationToken);
                },
                SymbolKind.NamedType);
        });
    }

    private static void Check(INamedTypeSymbol type, DerivedContracts derived, ContractDepths depths, ReportingSink sink, CancellationToken cancellationToken)
    {
        ContractParser.Check(type, sink, cancellationToken);
        if (sink.HasErrors)
            return;
        DerivedTypeNotRead.Check(type, derived.Of, sink);
        ContractTooDeep.Check(type, depths, sink);
    }
}
