using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Gives a derived type of a union the discriminator that its name suggests, or the next number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DiscriminatorFix)), Shared]
internal sealed class DiscriminatorFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [InvalidUnion.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<AttributeSyntax>() is not { ArgumentList.Arguments: [{ Expression: TypeOfExpressionSyntax } @case] } attribute
            || context.Around<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol union
            || Discriminator(union, attribute, cancellationToken) is not { } discriminator)
        {
            yield break;
        }

        string argument = @case.NameColon is null ? discriminator : $"typeDiscriminator: {discriminator}";
        yield return new TextEditFix($"Give it the discriminator {discriminator}", "Discriminator", context.Insert(@case.Span.End, $", {argument}"));
    }

    // The ones before it in the union get theirs first, so that all can be given at once.
    private static string? Discriminator(INamedTypeSymbol union, AttributeSyntax wanted, CancellationToken cancellationToken)
    {
        AttributeData[] cases = [.. union.GetAttributes().Where(static attribute => attribute.AttributeClass.Is(SymbolNames.Serialization, "JsonDerivedTypeAttribute"))];
        object[] given = [.. cases.Where(static attribute => attribute.ConstructorArguments.Length > 1).Select(static attribute => attribute.ConstructorArguments[1].Value).OfType<object>()];
        int next = given.OfType<int>().DefaultIfEmpty(-1).Max() + 1;
        var taken = new HashSet<string>(given.OfType<string>(), StringComparer.Ordinal);
        foreach (AttributeData attribute in cases)
        {
            if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol derived }])
                continue;
            string name = JsonNaming.CamelCase.Apply(derived.Name);
            string text = name;
            for (int i = 2; !taken.Add(text); i++)
                text = name + i.Invariant();
            string number = next.Invariant();
            next++;
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) == wanted)
                return given.Any(static value => value is int) ? number : SymbolDisplay.FormatLiteral(text, quote: true);
        }

        return null;
    }
}
