using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI6004: a member cannot be evaluated as a rule.</summary>
internal static class RuleCannotRun
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI6004",
        "The member cannot be a rule",
        "'{0}' cannot be a rule: {1}. Use an instance property of type bool, or a method without parameters that returns bool, of a type with [JsonContract].");

    private const string NoContract = "its type does not have [JsonContract], so no reader evaluates it";

    /// <param name="member">The member.</param>
    /// <param name="rule">Its attribute.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="sink">Where it is reported.</param>
    /// <returns>Whether the member can be evaluated.</returns>
    public static bool Check(ISymbol member, AttributeData rule, INamedTypeSymbol contract, DiagnosticSink sink)
    {
        string? obstacle = RuleAttributes.Obstacle(member)
            ?? (contract.Arity > 0 && member.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
                ? "the contract is generic, so code outside of it reads it: make the member internal or public"
                : null);
        if (obstacle is null)
            return true;
        sink.Report(Descriptor, member, rule, member.Display(), obstacle);
        return false;
    }

    /// <summary>Reports the rules of a type that is not a contract.</summary>
    public static void CheckOutside(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!MayHaveRules(type, cancellationToken))
            return;
        foreach (ISymbol member in type.GetMembers())
        {
            if (RuleAttributes.Of(member) is { } rule)
                sink.Report(Descriptor, member, rule, member.Display(), RuleAttributes.Obstacle(member) ?? NoContract);
        }
    }

    // To bind the attributes of every member in a project would cost far more than to read their names.
    private static bool MayHaveRules(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Members.Any(HasRule))
                return true;
        }

        return false;
    }

    private static bool HasRule(MemberDeclarationSyntax member) => WrittenNames.HasAttribute(member, static name => name is "Rule" or "RuleAttribute");
}
