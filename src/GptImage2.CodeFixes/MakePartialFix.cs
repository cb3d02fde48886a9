using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Declares a type partial, so that code can be generated in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : MendingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticRules.ClientNotPartial.Id, DiagnosticRules.ContainerNotPartial.Id, DiagnosticRules.ContractNotPartial.Id];

    internal override IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.Around<TypeDeclarationSyntax>() is { } declaration && !Declarations.IsPartial(declaration))
            yield return new Mend($"Declare '{declaration.Identifier.ValueText}' partial", "Partial", new Edit(finding.Document.Id, Declarations.MakePartial(declaration)));
    }
}
