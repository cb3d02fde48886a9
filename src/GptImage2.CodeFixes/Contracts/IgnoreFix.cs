using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Leaves a member out of the contract that cannot be part of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoreFix)), Shared]
public sealed class IgnoreFix : MendingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticRules.MemberCannotBeSet.Id, DiagnosticRules.FieldIsNoMember.Id];

    internal override IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken)
    {
        // Without a required member no object can be made.
        if (finding.Around<MemberDeclarationSyntax>() is PropertyDeclarationSyntax or FieldDeclarationSyntax
            && finding.Around<MemberDeclarationSyntax>() is { } member
            && !member.Modifiers.Any(SyntaxKind.RequiredKeyword))
        {
            yield return new Mend(
                "Leave it out of the contract with [JsonIgnore]",
                "Ignore",
                new Edit(finding.Document.Id, Declarations.Annotate(member, finding.Text, "global::System.Text.Json.Serialization.JsonIgnore")));
        }
    }
}
