using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Declares a type partial, so that code can be generated for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
internal sealed class MakePartialFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [ClientNotPartial.Descriptor.Id, ContainerNotPartial.Descriptor.Id, ContractNotPartial.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<TypeDeclarationSyntax>() is { } declaration && !Declarations.IsPartial(declaration))
            yield return new TextEditFix($"Declare '{declaration.Identifier.ValueText}' partial", "Partial", new Edit(context.Document.Id, Declarations.MakePartial(declaration)));
    }
}
