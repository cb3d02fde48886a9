using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>
/// One value for everything that symbols are made from. If it is equal for two compilations, only bodies can differ. It
/// keeps what was found out about these declarations, and no compilation.
/// </summary>
internal sealed class CompilationDeclarations : IEquatable<CompilationDeclarations>
{
    private readonly (ulong Low, ulong High) _hash;
    private readonly ImmutableArray<ParseOptions> _parseOptions;
    private readonly CompilationSettings _settings;
    private ContractDeclarations? _ofContracts;

    private CompilationDeclarations(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var hash = default(ContentHash);
        ImmutableArray<ParseOptions>.Builder options = ImmutableArray.CreateBuilder<ParseOptions>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Add(FileDeclarations.Of(tree, cancellationToken).Hash);

            // Files of a project have the same options, with few exceptions.
            if (options.Count == 0 || !(ReferenceEquals(options[options.Count - 1], tree.Options) || options[options.Count - 1].Equals(tree.Options)))
                options.Add(tree.Options);
            hash.Add((ulong)options.Count, 0);
        }

        _hash = hash.Value;
        _parseOptions = options.ToImmutable();
        _settings = new CompilationSettings(compilation, cancellationToken);
    }

    public static CompilationDeclarations Of(CSharpCompilation compilation, CancellationToken cancellationToken) => new(compilation, cancellationToken);

    /// <summary>The part of the declarations that contracts and clients can depend on.</summary>
    /// <param name="compilation">A compilation with these declarations.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public ContractDeclarations OfContracts(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        if (_ofContracts is { } known)
            return known;
        var found = new ContractDeclarations(FileDeclarations.Of(compilation, cancellationToken), _parseOptions, _settings, cancellationToken);
        return Interlocked.CompareExchange(ref _ofContracts, found, null) ?? found;
    }

    public bool Equals(CompilationDeclarations? other) =>
        other is not null
        && _hash == other._hash
        && (_parseOptions == other._parseOptions || _parseOptions.SequenceEqual(other._parseOptions))
        && _settings.Equals(other._settings);

    public override bool Equals(object? obj) => Equals(obj as CompilationDeclarations);

    public override int GetHashCode() => _hash.GetHashCode();
}
