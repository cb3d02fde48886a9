using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>Reports what keeps client interfaces from being generated: it asks the parser of the generator.</summary>
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
                if (type.FindAttribute(SymbolNames.Product, ClientParser.AttributeName) is not null)
                    ClientParser.Parse(type, PromptFiles.Of(symbol.Options, symbol.CancellationToken), new ReportingSink(symbol), symbol.CancellationToken);
                else
                    StrayMessages.Report(type, new ReportingSink(symbol), symbol.CancellationToken);
            },
            SymbolKind.NamedType);
    }
}
