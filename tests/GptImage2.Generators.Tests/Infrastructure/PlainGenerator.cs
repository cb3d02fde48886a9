using System.Collections.Immutable;
using System.Text;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Emitting;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>
/// The judge of the generator: it writes the same code, but lets the compiler find the annotated types, and asks for
/// their symbols at every edit.
/// </summary>
internal sealed class PlainGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ContractModel?> contracts = context.SyntaxProvider.ForAttributeWithMetadataName(
            "GptImage2.JsonContractAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (target, cancellationToken) => IsFirstPart(target) ? ContractParser.Parse((INamedTypeSymbol)target.TargetSymbol, new DiagnosticSink(), cancellationToken) : null);
        IncrementalValuesProvider<ClientModel?> clients = context.SyntaxProvider.ForAttributeWithMetadataName(
            "GptImage2.JsonModeClientAttribute",
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (target, cancellationToken) => IsFirstPart(target) ? ClientParser.Parse((INamedTypeSymbol)target.TargetSymbol, files: null, new DiagnosticSink(), cancellationToken) : null);
        context.RegisterSourceOutput(contracts.Collect().Combine(clients.Collect()), static (output, all) =>
            EmitMissing(output, all.Left.SelectMany(static contract => contract?.Missing ?? []).Concat(all.Right.SelectMany(static client => client?.Missing ?? []))));
        IncrementalValueProvider<ImmutableArray<PromptFile>> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (item, cancellationToken) => new PromptFile(PromptPath.OfFile(item.Left.Path, Folder(item.Right.GlobalOptions)), item.Left.GetText(cancellationToken)!.ToString()))
            .Collect();
        context.RegisterSourceOutput(contracts, static (output, model) =>
        {
            if (model is not null)
                output.AddSource(model.Declaration.HintName + ".g.cs", SourceText.From(ContractEmitter.Emit(model), Encoding.UTF8));
        });
        context.RegisterSourceOutput(clients.Combine(files).Combine(context.AnalyzerConfigOptionsProvider), static (output, item) =>
        {
            ((ClientModel? model, ImmutableArray<PromptFile> all), Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptionsProvider options) = item;
            if (model is not null && PromptResolver.Resolve(model, PromptFiles.Of(Folder(options.GlobalOptions), new(all))) is { } complete)
                output.AddSource(model.Declaration.HintName + ".g.cs", SourceText.From(ClientEmitter.Emit(complete), Encoding.UTF8));
        });
    }

    // Types that are used as contracts and lack the attribute get a stub.
    private static void EmitMissing(SourceProductionContext output, IEnumerable<ContractModel> missing)
    {
        foreach (ContractModel stub in missing.DistinctBy(static stub => stub.Declaration.HintName))
            output.AddSource(stub.Declaration.HintName + ".g.cs", SourceText.From(ContractEmitter.Emit(stub), Encoding.UTF8));
    }

    private static string Folder(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options) =>
        PromptFiles.FolderOf(options);

    private static bool IsFirstPart(GeneratorAttributeSyntaxContext target) =>
        target.Attributes[0].AttributeClass is { } attribute
        && target.TargetSymbol.GetAttributes().First(candidate => SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attribute)).ApplicationSyntaxReference is { } first
        && first.SyntaxTree == target.TargetNode.SyntaxTree
        && target.TargetNode.Span.Contains(first.Span);
}
