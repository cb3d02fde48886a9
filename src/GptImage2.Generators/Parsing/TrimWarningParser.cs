using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Finds the members whose attributes cause the warning IL2026 in a trimmed project: lengths, and ranges of a named type.
/// The attributes would use reflection to validate, but nothing runs them here.
/// </summary>
internal static class TrimWarningParser
{
    private static readonly string[] Attributes = ["MinLengthAttribute", "MaxLengthAttribute", "LengthAttribute"];

    /// <returns>Documentation ids of properties and constructors.</returns>
    public static EquatableArray<string> Parse(INamedTypeSymbol type, ContractShape shape, CancellationToken cancellationToken)
    {
        bool any = false;
        foreach (MemberModel member in shape.Members)
            any |= member.Constraints != ConstraintModel.None;
        if (!any)
            return [];

        // The compiler's analyzer looks for a positional property at its constructor, the trimmer at the property.
        var ids = new List<string>();
        bool anyPositional = false;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not (IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }) || !Warns(member))
                continue;
            anyPositional |= DescriptionParser.IsPositional(member, cancellationToken);
            Add(member, ids);
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.Any(Warns) || (anyPositional && ConstructorParser.IsPrimary(constructor, cancellationToken)))
                Add(constructor, ids);
        }

        return ids.ToEquatableArray();
    }

    private static void Add(ISymbol symbol, List<string> ids)
    {
        if (symbol.GetDocumentationCommentId() is { } id)
            ids.Add(id);
    }

    private static bool Warns(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            foreach (string name in Attributes)
            {
                if (attribute.AttributeClass.Is(SymbolNames.DataAnnotations, name))
                    return true;
            }

            if (attribute.ConstructorArguments.Length == 3 && attribute.AttributeClass.Is(SymbolNames.DataAnnotations, "RangeAttribute"))
                return true;
        }

        return false;
    }
}
