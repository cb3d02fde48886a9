using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>How the reader and the writer of a contract get at a member: by its name, through a base type, or by an accessor.</summary>
/// <param name="Through">The base type that declares the member, if a member of a derived type hides it; otherwise null.</param>
/// <param name="CanGet">Whether C# code can read it.</param>
/// <param name="CanSet">Whether C# code can set it, in an object initializer at least.</param>
internal readonly record struct MemberReach(string? Through, bool CanGet, bool CanSet)
{
    /// <param name="member">The member.</param>
    /// <param name="type">The contract that has or inherits it.</param>
    /// <param name="home">The project of the generated code.</param>
    public static MemberReach Of(ISymbol member, INamedTypeSymbol type, IAssemblySymbol home)
    {
        bool isHidden = IsHidden(member, type);
        ISymbol? getter = member is IPropertySymbol property ? property.GetMethod : member;
        ISymbol? setter = member switch
        {
            IPropertySymbol settable => settable.Setter(),
            IFieldSymbol { IsReadOnly: false } => member,
            _ => null,
        };
        return new MemberReach(
            isHidden ? member.ContainingType.QualifiedName() : null,
            getter is not null && IsReached(getter, type, home, isHidden),
            setter is not null && IsReached(setter, type, home, isHidden));
    }

    /// <summary>
    /// Whether <c>[UnsafeAccessor]</c> may be used for a member or an accessor. What another assembly does not show to derived
    /// types is not used: editors see more of it than builds do.
    /// </summary>
    public static bool IsSeen(ISymbol member, IAssemblySymbol home) =>
        !member.IsForeign(home) || member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        || (member.DeclaredAccessibility == Accessibility.Internal && member.ContainingAssembly.GivesAccessTo(home));

    public static bool IsHidden(ISymbol member, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null && !SymbolEqualityComparer.Default.Equals(level, member.ContainingType); level = level.BaseType)
        {
            if (!level.GetMembers(member.Name).IsEmpty)
                return true;
        }

        return false;
    }

    // The reader is generated inside of the type, unless the type is generic. A protected member is reached by the type itself
    // only, not through its base.
    private static bool IsReached(ISymbol member, INamedTypeSymbol type, IAssemblySymbol home, bool isHidden)
    {
        bool isOurs = !member.IsForeign(home) || member.ContainingAssembly.GivesAccessTo(home);
        bool isInside = type.Arity == 0;
        return member.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Internal => isOurs,
            Accessibility.Protected => isInside && !isHidden,
            Accessibility.ProtectedOrInternal => isOurs || (isInside && !isHidden),
            Accessibility.ProtectedAndInternal => isInside && !isHidden && isOurs,
            _ => isInside && !member.IsForeign(home) && SymbolEqualityComparer.Default.Equals(member.ContainingType, type),
        };
    }
}
