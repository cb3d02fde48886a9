using System.Collections.Immutable;
using System.Text;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds the declaration that generated code adds to.</summary>
internal static class DeclarationParser
{
    private const int LongestHintName = 120;

    public static DeclarationModel Parse(
        INamedTypeSymbol type,
        DiagnosticDescriptor notPartial,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        if (DuplicateTypeNames.Has(type))
            sink.Fail();
        if (!PartialTypes.IsPartial(type, cancellationToken))
            sink.Report(notPartial, type, type.Display());

        ImmutableArray<string>.Builder containers = ImmutableArray.CreateBuilder<string>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!PartialTypes.IsPartial(container, cancellationToken))
                ContainerNotPartial.Report(container, type, notPartial, sink);
            containers.Insert(0, Header(container));
        }

        string name = type.QualifiedName();
        return new DeclarationModel(
            NamespaceNames.Of(type.ContainingNamespace),
            containers.ToEquatableArray(),
            Header(type),
            name,
            HintName(type, name.Replace(SymbolNames.Global, "")));
    }

    /// <summary>Names the file of a generic contract, to which no code is added.</summary>
    public static DeclarationModel ParseDefinition(INamedTypeSymbol type)
    {
        string name = type.QualifiedName();
        return new DeclarationModel("", [], "", name, HintName(type, name.Replace(SymbolNames.Global, "")));
    }

    /// <summary>A name that no member of the type has.</summary>
    public static string UnusedName(INamedTypeSymbol type, string name)
    {
        while (type.Name == name || IsMember(type, name))
            name += "_";
        return name;
    }

    // A nested type would hide what the type inherits.
    private static bool IsMember(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers(name))
            {
                if (member.DeclaredAccessibility != Accessibility.Private || SymbolEqualityComparer.Default.Equals(at, type))
                    return true;
            }
        }

        return false;
    }

    private static string Header(INamedTypeSymbol type)
    {
        string kind = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { TypeKind: TypeKind.Struct } when UnionDeclarations.Is(type) => "union",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        return $"partial {kind} {CSharpText.Identifier(type.Name)}";
    }

    // The names of generated files may contain ASCII letters only.
    private static string HintName(INamedTypeSymbol type, string name)
    {
        var hint = new StringBuilder(name.Length);
        bool exact = !CaseInsensitiveCollisions.Has(type);
        foreach (char c in name)
        {
            bool allowed = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_';
            exact &= allowed || c == '@';
            if (allowed)
                hint.Append(c);
            else if (c != '@')
                hint.Append('-');
        }

        if (hint.Length > LongestHintName)
        {
            hint.Length = LongestHintName;
            exact = false;
        }

        return exact ? hint.ToString() : hint.Append('-').Append(StableHash.Of(name)).ToString();
    }
}
