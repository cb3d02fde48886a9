using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Passes the parameters of a call by value: a request sends values and cannot change variables.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassByValueFix)), Shared]
internal sealed class PassByValueFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnsupportedMember.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<MethodDeclarationSyntax>() is not { TypeParameterList: null, ParameterList.Parameters: var parameters } || parameters.Any(static parameter => parameter.Modifiers.Any(SyntaxKind.OutKeyword)))
            yield break;
        SyntaxToken[] modifiers =
        [
            .. parameters.SelectMany(static parameter => parameter.Modifiers).Where(static modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.InKeyword or SyntaxKind.ReadOnlyKeyword),
        ];
        if (modifiers.Length > 0)
            yield return new TextEditFix("Pass by value", "Value", [.. modifiers.Select(modifier => context.Replace(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), ""))]);
    }
}
