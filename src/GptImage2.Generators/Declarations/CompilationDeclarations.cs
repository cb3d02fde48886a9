using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>
/// One value for everything that symbols are made from. If it is equal for two compilations, their contracts and clients
/// are equal, and only bodies can differ. It keeps the models that were parsed, and no compilation.
/// </summary>
internal sealed class CompilationDeclarations : IEquatable<CompilationDeclarations>
{
    private readonly (ulong Low, ulong High) _hash;
    private readonly ImmutableArray<object> _references;
    private readonly ImmutableArray<ParseOptions> _parseOptions;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;
    private ParsedDeclarations? _parsed;

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
        _references = References(compilation.ExternalReferences, cancellationToken);
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
    }

    public static CompilationDeclarations Of(CSharpCompilation compilation, CancellationToken cancellationToken) => new(compilation, cancellationToken);

    /// <summary>The contracts and clients. They are parsed only once for equal declarations.</summary>
    /// <param name="compilation">A compilation with these declarations.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    public ParsedDeclarations Parse(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        if (_parsed is { } known)
            return known;
        var parsed = ParsedDeclarations.Of(compilation, cancellationToken);
        return Interlocked.CompareExchange(ref _parsed, parsed, null) ?? parsed;
    }

    public bool Equals(CompilationDeclarations? other) =>
        other is not null
        && _hash == other._hash
        && _assemblyName == other._assemblyName
        && AreEqual(_references, other._references)
        && AreEqual(_parseOptions, other._parseOptions)
        && _options.Equals(other._options);

    public override bool Equals(object? obj) => Equals(obj as CompilationDeclarations);

    public override int GetHashCode() => _hash.GetHashCode();

    private static ImmutableArray<object> References(ImmutableArray<MetadataReference> references, CancellationToken cancellationToken)
    {
        foreach (MetadataReference reference in references)
        {
            if (reference is CompilationReference)
                return references.Select(item => item is CompilationReference project ? (object)new ReferencedProject(project, cancellationToken) : item).ToImmutableArray();
        }

        return ImmutableArray<object>.CastUp(references);
    }

    private static bool AreEqual<T>(ImmutableArray<T> left, ImmutableArray<T> right)
        where T : class
    {
        if (left == right)
            return true;
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i], right[i]) && !left[i].Equals(right[i]))
                return false;
        }

        return true;
    }
}
