using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Excludes a member from the contract if it cannot be part of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoreFix)), Shared]
internal sealed class IgnoreFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MemberCannotBeSet.Descriptor.Id, FieldOutsideContract.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        // Without a required member, no object can be created.
        if (context.Around<MemberDeclarationSyntax>() is PropertyDeclarationSyntax or FieldDeclarationSyntax
            && context.Around<MemberDeclarationSyntax>() is { } member
            && !member.Modifiers.Any(SyntaxKind.RequiredKeyword))
        {
            yield return new TextEditFix(
                "Leave it out of the contract with [JsonIgnore]",
                "Ignore",
                new Edit(context.Document.Id, Declarations.Annotate(member, context.Text, "global::System.Text.Json.Serialization.JsonIgnore")));
        }
    }
}
