using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI6002: a rule names something that is not a member of its contract.</summary>
internal static class RuleOfUnknownMember
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI6002",
        "The name is not a member of the contract",
        "The rule '{0}' names '{1}', which is not a member of contract '{2}'{3}: name a member as it is declared in C#");

    /// <param name="member">The rule.</param>
    /// <param name="rule">Its attribute.</param>
    /// <param name="index">Which of the names it is.</param>
    /// <param name="name">The name.</param>
    /// <param name="suggestion">The member that was probably meant; null where no name is similar.</param>
    /// <param name="sink">Where it is reported.</param>
    /// <param name="cancellationToken">Ends the search for the place.</param>
    public static void Report(ISymbol member, AttributeData rule, int index, string name, string? suggestion, DiagnosticSink sink, CancellationToken cancellationToken) => sink.Report(
        Descriptor,
        new DiagnosticLocation(member, rule, Syntax: sink.IsRead ? Argument(rule, index, cancellationToken) : null),
        suggestion,
        member.Name,
        name,
        member.ContainingType.Display(),
        suggestion is null ? "" : $" (did you mean '{suggestion}'?)");

    // The names as single arguments; an array of them is reported at the attribute.
    private static AttributeArgumentSyntax? Argument(AttributeData rule, int index, CancellationToken cancellationToken)
    {
        if (rule.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            return null;
        AttributeArgumentSyntax[] positional = [.. arguments.Where(static argument => argument.NameEquals is null && argument.NameColon is null)];
        return positional.Length == RuleAttributes.Members(rule).Count + 1 && positional[index + 1].Expression is not (CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax)
            ? positional[index + 1]
            : null;
    }
}
