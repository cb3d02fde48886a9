using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>
/// A reference to the code of another project, as an editor has it. It is compared by what the project declares, and does
/// not keep its compilation in memory.
/// </summary>
internal sealed class ReferencedProject : IEquatable<ReferencedProject>
{
    // Several projects can reference one project, and its references lead to others.
    private static readonly ConditionalWeakTable<CSharpCompilation, CompilationDeclarations> Known = new();

    private readonly MetadataReferenceProperties _properties;
    private readonly CompilationDeclarations? _declarations;
    private readonly WeakReference<Compilation>? _compilation;

    public ReferencedProject(CompilationReference reference, CancellationToken cancellationToken)
    {
        _properties = reference.Properties;
        if (reference.Compilation is CSharpCompilation project)
            _declarations = Known.TryGetValue(project, out CompilationDeclarations? known) ? known : Known.GetValue(project, compilation => CompilationDeclarations.Of(compilation, cancellationToken));
        else
            _compilation = new WeakReference<Compilation>(reference.Compilation);
    }

    public bool Equals(ReferencedProject? other) =>
        other is not null
        && _properties.Equals(other._properties)
        && (_declarations is not null
            ? _declarations.Equals(other._declarations)
            : _compilation!.TryGetTarget(out Compilation? mine) && other._compilation?.TryGetTarget(out Compilation? others) == true && mine == others);

    public override bool Equals(object? obj) => Equals(obj as ReferencedProject);

    public override int GetHashCode() => _declarations?.GetHashCode() ?? 0;
}
