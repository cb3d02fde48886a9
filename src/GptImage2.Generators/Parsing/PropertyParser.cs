using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds the properties that are members of a contract.</summary>
internal static class PropertyParser
{
    /// <summary>
    /// The members of a contract: the public properties of a type and of its bases, and other properties and fields with
    /// <c>[JsonInclude]</c>, in declared order, bases first. A member that overrides or hides another one has its position.
    /// Rules are not members.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="sink">Where fields are reported.</param>
    /// <param name="unread">A required member that is not one of these; null in most cases.</param>
    /// <param name="home">The project of the generated code; null for that of the type.</param>
    public static List<ISymbol> Parse(INamedTypeSymbol type, DiagnosticSink sink, out ISymbol? unread, IAssemblySymbol? home = null)
    {
        home ??= type.ContainingAssembly;
        unread = null;
        var members = new List<ISymbol>();
        List<IFieldSymbol>? fields = null;
        foreach (INamedTypeSymbol level in Hierarchy(type))
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (IsMember(member, type, home))
                {
                    int hidden = IndexOf(members, member.Name);
                    if (hidden < 0)
                        members.Add(member);
                    else
                        members[hidden] = member;
                    continue;
                }

                if (member.IsRequiredMember())
                    unread = member;
                if (member is IFieldSymbol { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } field)
                    (fields ??= []).Add(field);
                else if (member is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false })
                    UnhonouredAttribute.CheckInclude(member, sink);
            }
        }

        foreach (IFieldSymbol field in fields ?? [])
        {
            // A member of the same name takes the place of a field that it hides.
            int index = IndexOf(members, field.Name);
            if (index < 0 || !members[index].ContainingType.DerivesFrom(field.ContainingType))
                FieldOutsideContract.Check(field, sink);
        }

        return members;
    }

    public static bool IsIgnored(ISymbol property, DiagnosticSink sink)
    {
        if (property.FindAttribute(SymbolNames.Serialization, "JsonIgnoreAttribute") is not { } attribute)
            return false;

        // Condition: Never = 0, Always = 1; other values concern only writers that leave out defaults.
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is not { Key: "Condition", Value.Value: int condition } || condition == 1)
                continue;
            if (condition > 1)
                UnhonouredAttribute.ReportConditionalIgnore(property, attribute, sink);
            return false;
        }

        return true;
    }

    /// <summary>Whether it is a field or an auto-property; other properties compute their value.</summary>
    public static bool IsAutomatic(ISymbol property, IAssemblySymbol? home = null)
    {
        if (property is IFieldSymbol)
            return true;
        if (home is not null && property.IsForeign(home))
            return CompiledView.IsAutomatic((IPropertySymbol)property, CancellationToken.None);
        foreach (ISymbol member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))
                return true;
        }

        return false;
    }

    public static bool HasInitializer(ISymbol property, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: not null } or VariableDeclaratorSyntax { Initializer: not null })
                return true;
        }

        return false;
    }

    private static bool IsMember(ISymbol member, INamedTypeSymbol type, IAssemblySymbol home) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true } property =>
            (property.DeclaredAccessibility == Accessibility.Public || (property.IsIncluded() && IsNameable(property.Type, type)))
            && RuleAttributes.Of(property) is null
            && IsReadable(property, home),
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, IsFixedSizeBuffer: false } field => field.IsIncluded() && IsNameable(field.Type, type) && IsReadable(field, home),
        _ => false,
    };

    // What a project does not see of a type of another project is not there for it.
    private static bool IsReadable(ISymbol member, IAssemblySymbol home) =>
        MemberReach.IsSeen(member is IPropertySymbol { GetMethod: { } getter } ? getter : member, home);

    // The type of a member that is not public may be private to a base.
    private static bool IsNameable(ITypeSymbol memberType, INamedTypeSymbol type) =>
        type.ContainingAssembly is not ISourceAssemblySymbol { Compilation: var compilation }
        || compilation.IsSymbolAccessibleWithin(memberType, type.Arity == 0 ? type : type.ContainingAssembly);

    private static int IndexOf(List<ISymbol> properties, string name)
    {
        for (int i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == name)
                return i;
        }

        return -1;
    }

    private static Stack<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type;
            level is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) };
            level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels;
    }
}
