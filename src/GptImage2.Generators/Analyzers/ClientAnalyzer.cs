using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>Reports what keeps client interfaces from being generated, and what in them may be meant otherwise: it asks the parser of the generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DiagnosticRules.OfClients;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                var sink = new ReportingSink(symbol);
                if (type.FindAttribute(SymbolNames.Product, ClientParser.AttributeName) is null)
                    StrayMessages.Report(type, sink, symbol.CancellationToken);
                else if (type.TypeKind == TypeKind.Interface)
                    ClientParser.Parse(type, PromptFiles.Of(symbol.Options, symbol.CancellationToken), sink, symbol.CancellationToken);
            },
            SymbolKind.NamedType);
    }
}
