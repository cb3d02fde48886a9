using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI3040: a property is not part of its contract, because another generator declares it.</summary>
internal static class UnseenMember
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3040",
        "A generated property is not part of the contract",
        "'{0}' is not part of the contract: another generator declares it, and generators do not see each other's code. Declare it yourself, as a partial property for example, or annotate it with [JsonIgnore].");

    /// <summary>Compares a contract, with the code of all generators, with the names that its generated reader knows.</summary>
    public static void Check(INamedTypeSymbol type, ContractShape shape, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!MayBe(type) || shape.Members.Count == 0 || NamesOf(type, cancellationToken) is not { } names)
            return;
        foreach (MemberModel member in shape.Members)
        {
            if (!names.Contains(member.JsonName) && Find(type, member.Name.TrimStart('@')) is { } property)
                sink.Report(Descriptor, Origin(property), property.Display());
        }
    }

    // A part of the user, one of this generator where the type is a contract, and one of another generator.
    private static bool MayBe(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            if (at.DeclaringSyntaxReferences.Length > (at.IsContract() ? 2 : 1))
                return true;
        }

        return false;
    }

    private static HashSet<string>? NamesOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax { BaseList.Types: [{ Type: QualifiedNameSyntax { Right: GenericNameSyntax { Identifier.ValueText: "IJsonContract" } } }, ..] } part)
                continue;
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (VariableDeclaratorSyntax field in part.Members.OfType<ClassDeclarationSyntax>().SelectMany(static nested => nested.Members).OfType<FieldDeclarationSyntax>().SelectMany(static field => field.Declaration.Variables))
            {
                if (field is { Identifier.ValueText: "Names", Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList: { } list } })
                    names.UnionWith(list.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().Select(static literal => literal.Token.ValueText));
            }

            return names;
        }

        return null;
    }

    private static ISymbol? Find(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers(name).FirstOrDefault(static member => member is IPropertySymbol or IFieldSymbol) is { } member)
                return member;
        }

        return null;
    }

    // The field that the property is generated from, by its name: nothing is reported in generated code.
    private static ISymbol Origin(ISymbol property)
    {
        foreach (ISymbol member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { IsImplicitlyDeclared: false } field
                && (field.Name.StartsWith("m_", StringComparison.Ordinal) ? field.Name.Substring(2) : field.Name.TrimStart('_')).Equals(property.Name, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return property.ContainingType;
    }
}
