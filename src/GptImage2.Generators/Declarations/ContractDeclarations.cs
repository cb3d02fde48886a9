using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>
/// The part of the declarations that contracts and clients can depend on. Of every type it has the head, because a new type
/// can change the meaning of a name. Members count only of types whose names are mentioned: in an annotated type, in a type
/// that is mentioned there, and so on. It keeps the models that were parsed, and no compilation.
/// </summary>
internal sealed class ContractDeclarations : IEquatable<ContractDeclarations>
{
    private readonly (ulong Low, ulong High) _hash;
    private readonly ImmutableArray<ParseOptions> _parseOptions;
    private readonly CompilationSettings _settings;
    private ParsedDeclarations? _parsed;

    public ContractDeclarations(IReadOnlyList<FileDeclarations> files, ImmutableArray<ParseOptions> parseOptions, CompilationSettings settings, CancellationToken cancellationToken)
    {
        _parseOptions = parseOptions;
        _settings = settings;
        HashSet<DeclaredType> mentioned = MentionedTypes.Of(files, cancellationToken);
        var hash = default(ContentHash);
        foreach (FileDeclarations file in files)
        {
            hash.Add(file.Frame);
            for (int i = 0; i < file.Types.Length; i++)
            {
                if (!mentioned.Contains(file.Types[i]))
                    continue;
                hash.Add((ulong)i, 1);
                hash.Add(file.Types[i].Hash(cancellationToken));
            }
        }

        _hash = hash.Value;
    }

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

    public bool Equals(ContractDeclarations? other) =>
        other is not null
        && _hash == other._hash
        && (_parseOptions == other._parseOptions || _parseOptions.SequenceEqual(other._parseOptions))
        && _settings.Equals(other._settings);

    public override bool Equals(object? obj) => Equals(obj as ContractDeclarations);

    public override int GetHashCode() => _hash.GetHashCode();
}
