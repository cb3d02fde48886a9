using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>The contracts and clients of a compilation, in the order of their files and in groups.</summary>
/// <remarks>
/// The pipeline compares models by their position. A new type moves only the types after it in its group, so that only
/// these are emitted again.
/// </remarks>
internal sealed class ParsedDeclarations
{
    private const int FilesOfGroup = 8;

    private ParsedDeclarations(ImmutableArray<EquatableArray<ContractModel>> contracts, ImmutableArray<EquatableArray<ClientModel>> clients)
    {
        Contracts = contracts;
        Clients = clients;
    }

    public ImmutableArray<EquatableArray<ContractModel>> Contracts { get; }

    public ImmutableArray<EquatableArray<ClientModel>> Clients { get; }

    public static ParsedDeclarations Of(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var contracts = new ImmutableArray<ContractModel>.Builder?[compilation.SyntaxTrees.Length / FilesOfGroup + 1];
        var clients = new ImmutableArray<ClientModel>.Builder?[contracts.Length];
        foreach ((INamedTypeSymbol type, int file) in AnnotatedTypes.Of(compilation, cancellationToken))
        {
            if (type.IsContract() && ContractParser.Parse(type, new DiagnosticSink(), cancellationToken) is { } contract)
                (contracts[file / FilesOfGroup] ??= ImmutableArray.CreateBuilder<ContractModel>()).Add(contract);
            if (type.IsClient() && ClientParser.Parse(type, files: null, new DiagnosticSink(), cancellationToken) is { } client)
                (clients[file / FilesOfGroup] ??= ImmutableArray.CreateBuilder<ClientModel>()).Add(client);
        }

        return new ParsedDeclarations(Closed(contracts), Closed(clients));
    }

    private static ImmutableArray<EquatableArray<T>> Closed<T>(ImmutableArray<T>.Builder?[] groups)
        where T : IEquatable<T> => [.. groups.Select(static group => group?.ToEquatableArray() ?? [])];
}
