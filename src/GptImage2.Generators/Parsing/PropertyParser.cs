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
    /// The public properties of a type and of its bases, in declared order, bases first. An override has the position
    /// of the property that it overrides. Rules are not members.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="sink">Where fields are reported.</param>
    /// <param name="unread">A required member that is not one of these properties; null in most cases.</param>
    /// <param name="home">The project of the generated code; null for that of the type.</param>
    public static List<IPropertySymbol> Parse(INamedTypeSymbol type, DiagnosticSink sink, out ISymbol? unread, IAssemblySymbol? home = null)
    {
        home ??= type.ContainingAssembly;
        unread = null;
        var properties = new List<IPropertySymbol>();
        foreach (INamedTypeSymbol level in Hierarchy(type))
        {
            foreach (ISymbol member in level.GetMembers())
            {
                switch (member)
                {
                    case IFieldSymbol field:
                        FieldOutsideContract.Check(field, sink);
                        unread = field.IsRequired ? field : unread;
                        break;
                    case IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: { } getter } property when getter.IsShownTo(home) && RuleAttributes.Of(property) is null:
                        int hidden = IndexOf(properties, property.Name);
                        if (hidden < 0)
                            properties.Add(property);
                        else
                            properties[hidden] = property;
                        break;
                    case IPropertySymbol { IsRequired: true } property:
                        unread = property;
                        break;
                }
            }
        }

        return properties;
    }

    public static bool IsIgnored(IPropertySymbol property, DiagnosticSink sink)
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

    /// <summary>Whether it is an auto-property; other properties compute their value.</summary>
    public static bool IsAutomatic(IPropertySymbol property, IAssemblySymbol? home = null)
    {
        if (home is not null && property.IsForeign(home))
            return CompiledView.IsAutomatic(property, CancellationToken.None);
        foreach (ISymbol member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))
                return true;
        }

        return false;
    }

    public static bool HasInitializer(IPropertySymbol property, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: not null })
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the reader can call the setter: it is generated inside of the type, unless the type is generic.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="type">The contract that has or inherits it.</param>
    /// <param name="home">The project of the generated code; null for that of the contract.</param>
    public static bool CanSet(IPropertySymbol property, INamedTypeSymbol type, IAssemblySymbol? home = null)
    {
        home ??= type.ContainingAssembly;
        bool inside = type.Arity == 0;
        if (property.SetMethod is not { } setter || !setter.IsShownTo(home))
            return false;
        return setter.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Protected or Accessibility.ProtectedOrInternal when inside => true,
            Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.ProtectedAndInternal =>
                !setter.IsForeign(home) || setter.ContainingAssembly.GivesAccessTo(home),
            _ => inside && SymbolEqualityComparer.Default.Equals(property.ContainingType, type),
        };
    }

    private static int IndexOf(List<IPropertySymbol> properties, string name)
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
