using System.Text;
using GptImage2.Generators.Declarations;
using GptImage2.Generators.Emitting;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators;

/// <summary>
/// Emits readers and writers for contracts and calls for client interfaces. It reports no diagnostics: the analyzers of
/// this assembly report the errors of a type, and a stub takes the place of its code.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class JsonModeGenerator : IIncrementalGenerator
{
    // No byte order mark, because people and diff tools read the files too.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // If only bodies differ, or only declarations that no contract can depend on, no symbol is asked for.
        IncrementalValueProvider<ParsedDeclarations> parsed = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => CompilationDeclarations.Of((CSharpCompilation)compilation, cancellationToken))
            .WithTrackingName(TrackingNames.Declarations)
            .Combine(context.CompilationProvider)
            .Select(static (item, cancellationToken) => item.Left.OfContracts((CSharpCompilation)item.Right, cancellationToken))
            .WithTrackingName(TrackingNames.ContractDeclarations)
            .Combine(context.CompilationProvider)
            .Select(static (item, cancellationToken) => item.Left.Parse((CSharpCompilation)item.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Parsed);
        IncrementalValuesProvider<ContractModel> contracts = parsed
            .SelectMany(static (parsed, _) => parsed.Contracts)
            .SelectMany(static (group, _) => group)
            .WithTrackingName(TrackingNames.Contracts);
        IncrementalValuesProvider<ClientModel> declared = parsed
            .SelectMany(static (parsed, _) => parsed.Clients)
            .SelectMany(static (group, _) => group)
            .WithTrackingName(TrackingNames.Clients);
        IncrementalValuesProvider<ClientModel> clients = WithPrompts(context, declared);

        context.RegisterSourceOutput(contracts, static (output, model) =>
            output.AddSource(model.Declaration.HintName + ".g.cs", SourceText.From(ContractEmitter.Emit(model), Utf8)));
        context.RegisterSourceOutput(clients, static (output, model) =>
            output.AddSource(model.Declaration.HintName + ".g.cs", SourceText.From(ClientEmitter.Emit(model), Utf8)));
        EmitPrompts(context, clients);
        EmitMissing(context, contracts, declared);
    }

    // Several types may use one that lacks the attribute.
    private static void EmitMissing(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ContractModel> contracts, IncrementalValuesProvider<ClientModel> clients)
    {
        IncrementalValueProvider<EquatableArray<ContractModel>> missing = contracts.Collect().Combine(clients.Collect())
            .Select(static (all, _) => all.Left.SelectMany(static contract => contract.Missing)
                .Concat(all.Right.SelectMany(static client => client.Missing))
                .GroupBy(static stub => stub.Declaration.HintName, StringComparer.Ordinal)
                .Select(static same => same.First())
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Missing);
        context.RegisterSourceOutput(missing, static (output, stubs) =>
        {
            foreach (ContractModel stub in stubs)
                output.AddSource(stub.Declaration.HintName + ".g.cs", SourceText.From(ContractEmitter.Emit(stub), Utf8));
        });
    }

    // This file is for people, and is written only if the build asks for it. Contracts are rendered from their symbols, so
    // a client model does not need the shapes of contracts with their own schema.
    private static void EmitPrompts(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ClientModel> clients)
    {
        IncrementalValueProvider<bool> wanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(PromptEmitter.Option, out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase));
        IncrementalValueProvider<string?> text = clients
            .Combine(wanted)
            .Where(static item => item.Right)
            .Select(static (item, _) => item.Left)
            .Collect()
            .Combine(context.CompilationProvider)
            .Select(static (item, cancellationToken) => item.Left.IsEmpty ? null : PromptEmitter.Emit(item.Left, item.Right, cancellationToken))
            .WithTrackingName(TrackingNames.PromptText);
        context.RegisterSourceOutput(text, static (output, source) =>
        {
            if (source is not null)
                output.AddSource(PromptEmitter.HintName, SourceText.From(source, Utf8));
        });
    }

    // Only files that a client names are read, and an edit of a file affects only the clients that name it.
    private static IncrementalValuesProvider<ClientModel> WithPrompts(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ClientModel> clients)
    {
        IncrementalValueProvider<string> folder = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => PromptFiles.FolderOf(options.GlobalOptions));
        IncrementalValueProvider<EquatableArray<string>> names = clients
            .SelectMany(static (client, _) => PromptResolver.FilesOf(client))
            .Collect()
            .Combine(folder)
            .Select(static (item, _) => new SortedSet<string>(item.Left.Select(name => PromptPath.Wanted(name, item.Right)), StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.PromptNames);
        IncrementalValueProvider<EquatableArray<PromptFile>> files = context.AdditionalTextsProvider
            .Combine(names.Combine(folder))
            .Select(static (item, cancellationToken) => PromptFiles.Read(item.Left, item.Right.Left, item.Right.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .Collect()
            .Select(static (files, _) => files.ToEquatableArray())
            .WithTrackingName(TrackingNames.Prompts);
        return clients
            .Combine(files.Combine(folder))
            .Select(static (item, _) => PromptResolver.Resolve(item.Left, PromptFiles.Of(item.Right.Right, item.Right.Left)))
            .WithTrackingName(TrackingNames.WholeClients);
    }
}
