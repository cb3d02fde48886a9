using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the name of a member that a rule compares.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleMemberFix)), Shared]
internal sealed class RuleMemberFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleOfUnknownMember.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Suggestion is not { } suggestion || context.Around<AttributeArgumentSyntax>() is not { } argument || argument.Span != context.Span)
            yield break;
        string identifier = SyntaxFacts.GetKeywordKind(suggestion) == SyntaxKind.None ? suggestion : "@" + suggestion;
        yield return new TextEditFix($"Name '{suggestion}'", "Name", context.Replace(argument.Expression.Span, $"nameof({identifier})"));
    }
}
