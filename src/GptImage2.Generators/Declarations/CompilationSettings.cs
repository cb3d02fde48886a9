using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>What symbols depend on besides the files of a project. It keeps no compilation in memory.</summary>
internal sealed class CompilationSettings : IEquatable<CompilationSettings>
{
    private readonly ImmutableArray<object> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;

    public CompilationSettings(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        _references = References(compilation.ExternalReferences, cancellationToken);
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
    }

    public bool Equals(CompilationSettings? other)
    {
        if (other is null || _assemblyName != other._assemblyName || !_options.Equals(other._options))
            return false;
        if (_references == other._references)
            return true;
        if (_references.Length != other._references.Length)
            return false;
        for (int i = 0; i < _references.Length; i++)
        {
            if (!_references[i].Equals(other._references[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CompilationSettings);

    public override int GetHashCode() => _references.Length;

    private static ImmutableArray<object> References(ImmutableArray<MetadataReference> references, CancellationToken cancellationToken)
    {
        foreach (MetadataReference reference in references)
        {
            if (reference is CompilationReference)
                return references.Select(item => item is CompilationReference project ? (object)new ReferencedProject(project, cancellationToken) : item).ToImmutableArray();
        }

        return ImmutableArray<object>.CastUp(references);
    }
}
