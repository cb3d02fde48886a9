using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Finds the members whose length attributes warn with IL2026 where a project is trimmed: they would reflect if they
/// validated, and here nothing runs them.
/// </summary>
internal static class TrimWarningParser
{
    private static readonly string[] Attributes = ["MinLengthAttribute", "MaxLengthAttribute", "LengthAttribute"];

    /// <returns>Documentation ids of properties and constructors.</returns>
    public static EquatableArray<string> Parse(INamedTypeSymbol type, ContractShape shape)
    {
        bool any = false;
        foreach (MemberModel member in shape.Members)
            any |= member.Constraints.MinLength is not null || member.Constraints.MaxLength is not null;
        if (!any)
            return [];

        var ids = new List<string>();
        foreach (ISymbol member in type.GetMembers())
        {
            bool warns = member switch
            {
                IPropertySymbol => HasLength(member),
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(HasLength),
                _ => false,
            };
            if (warns && member.GetDocumentationCommentId() is { } id)
                ids.Add(id);
        }

        return ids.ToEquatableArray();
    }

    private static bool HasLength(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            foreach (string name in Attributes)
            {
                if (attribute.AttributeClass.Is(SymbolNames.DataAnnotations, name))
                    return true;
            }
        }

        return false;
    }
}
