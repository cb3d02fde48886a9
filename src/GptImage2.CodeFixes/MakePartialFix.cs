using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Declares a type partial, so that code can be generated in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticRules.ClientNotPartial.Id, DiagnosticRules.ContainerNotPartial.Id, DiagnosticRules.ContractNotPartial.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<TypeDeclarationSyntax>() is { } declaration && !Declarations.IsPartial(declaration))
            yield return new TextEditFix($"Declare '{declaration.Identifier.ValueText}' partial", "Partial", new Edit(context.Document.Id, Declarations.MakePartial(declaration)));
    }
}
