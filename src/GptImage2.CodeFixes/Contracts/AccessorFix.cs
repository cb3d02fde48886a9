using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Adds an accessor that sets a property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AccessorFix)), Shared]
internal sealed class AccessorFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MemberCannotBeSet.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<PropertyDeclarationSyntax>() is not { AccessorList.Accessors: var accessors } property)
            yield break;
        if (accessors is [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration, Body: null, ExpressionBody: null } get] && !property.Modifiers.Any(SyntaxKind.OverrideKeyword))
            yield return new TextEditFix("Add an init accessor", "Init", context.Insert(get.Span.End, " init;"));

        // The init accessor of a type whose type parameters cannot be declared again is not called.
        if (accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration)) is { Modifiers.Count: 0 } init)
            yield return new TextEditFix("Make it a set accessor", "Set", context.Replace(init.Keyword.Span, "set"));
    }
}
