using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>
/// Reports why a client interface cannot be generated, and what in it is probably a mistake. It uses the parser of the
/// generator. Interfaces without errors are then compared with the budget and the lock file of the project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = AllRules.OfClients;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Other generators write annotated types, which get no code. The sink decides what is reported in generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();

        // The host keeps the parsed value of a text as long as the text.
        var parse = new SourceTextValueProvider<PromptLock>(PromptLock.Parse);
        context.RegisterCompilationStartAction(start =>
        {
            if (LanguageVersionCheck.Applies(start.Compilation))
                return;
            LockFile? file = LockFile.Of(start.Options) is { } text && text.GetText(start.CancellationToken) is { } content && start.TryGetValue(content, parse, out PromptLock? locked)
                ? new LockFile(text, content, locked)
                : null;
            var deduplicator = new DiagnosticDeduplicator();
            start.RegisterSymbolAction(symbol => Analyze(symbol, file, deduplicator), SymbolKind.NamedType);
            if (file is not null)
                start.RegisterAdditionalFileAction(additional => LockFileCheck.CheckInterfaces(additional, file));
            else
                start.RegisterCompilationEndAction(LargeContractCheck.Check);
        });
    }

    private static void Analyze(SymbolAnalysisContext symbol, LockFile? file, DiagnosticDeduplicator deduplicator)
    {
        var type = (INamedTypeSymbol)symbol.Symbol;
        if (symbol.IsGeneratedCode && !AnnotatedDeclarations.MayHave(type, symbol.CancellationToken))
            return;
        var sink = new ReportingSink(symbol, deduplicator);
        if (type.FindAttribute(SymbolNames.Product, SymbolNames.ClientAttribute) is null)
            MessageOutsideClient.Check(type, sink, symbol.CancellationToken);
        else if (type.TypeKind == TypeKind.Interface && ClientParser.Parse(type, PromptFiles.Of(symbol.Options, symbol.CancellationToken), sink, symbol.CancellationToken) is { IsStub: false } model)
            Check(symbol, type, model, sink, file);
    }

    private static void Check(SymbolAnalysisContext symbol, INamedTypeSymbol type, ClientModel model, ReportingSink sink, LockFile? file)
    {
        if (!GeneratedHalf.Exists(type) || GeneratedHalf.IsStub(type))
            NothingGenerated.Check(type, sink);
        PromptSizeCheck.Check(symbol, type, model, file);
    }
}
