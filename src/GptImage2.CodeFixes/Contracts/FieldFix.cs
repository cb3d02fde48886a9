using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Turns a field into a property, which is a member of the contract.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FieldFix)), Shared]
internal sealed class FieldFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FieldOutsideContract.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<FieldDeclarationSyntax>() is not { Declaration.Variables: [{ ArgumentList: null } variable] } field
            || field.Declaration.Type is RefTypeSyntax
            || field.Modifiers.Any(SyntaxKind.VolatileKeyword))
        {
            yield break;
        }

        var edits = new List<Edit>();
        SyntaxToken @readonly = field.Modifiers.FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.ReadOnlyKeyword));
        bool isReadOnly = @readonly.IsKind(SyntaxKind.ReadOnlyKeyword);
        if (isReadOnly)
            edits.Add(context.Replace(TextSpan.FromBounds(@readonly.SpanStart, @readonly.GetNextToken().SpanStart), ""));
        edits.Add(context.Insert(variable.Identifier.Span.End, isReadOnly ? " { get; init; }" : " { get; set; }"));
        if (variable.Initializer is null)
            edits.Add(context.Replace(field.SemicolonToken.Span, ""));
        yield return new TextEditFix($"Make '{variable.Identifier.ValueText}' a property", "Property", [.. edits]);
    }
}
