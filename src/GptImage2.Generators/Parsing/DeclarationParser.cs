using System.Collections.Immutable;
using System.Text;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds where generated code continues a partial type.</summary>
internal static class DeclarationParser
{
    private const int LongestHintName = 120;

    /// <summary>
    /// Whether <paramref name="node"/> is the part of the type that stands for it: the first one that carries the
    /// attribute. An attribute on two parts would have the type generated twice.
    /// </summary>
    public static bool IsFirstPart(INamedTypeSymbol type, SyntaxNode node, string attributeName, CancellationToken cancellationToken)
    {
        SyntaxReference? first = type.FindAttribute(SymbolNames.Product, attributeName)?.ApplicationSyntaxReference;
        return first is null || (first.SyntaxTree == node.SyntaxTree && node.Span.Contains(first.GetSyntax(cancellationToken).Span));
    }

    public static DeclarationModel Parse(
        INamedTypeSymbol type,
        DiagnosticDescriptor notPartial,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        if (DuplicateTypeNames.Has(type))
            sink.Fail();
        if (!IsPartial(type, cancellationToken))
            sink.Report(notPartial, type, type.Display());

        ImmutableArray<string>.Builder containers = ImmutableArray.CreateBuilder<string>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            bool isPartial = IsPartial(container, cancellationToken);
            if (!isPartial && (!sink.IsRead || FirstNested.Is(type, notPartial, container)))
                sink.Report(DiagnosticRules.ContainerNotPartial, container, container.Display(), type.Name);
            else if (!isPartial)
                sink.Fail();
            containers.Insert(0, Header(container));
        }

        return new DeclarationModel(
            type.ContainingNamespace.IsGlobalNamespace
                ? ""
                : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                    .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            containers.ToEquatableArray(),
            Header(type),
            type.QualifiedName(),
            HintName(type));
    }

    /// <summary>Why no code can be generated for a type, wherever it stands; null where it can.</summary>
    public static string? Obstacle(INamedTypeSymbol type)
    {
        if (type.IsFileLocal)
            return "it is local to its file, where generated code cannot continue it";
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal)
                return $"'{at.Name}' around it is local to its file, where generated code cannot continue it";
            if (at.Arity > 0)
                return SymbolEqualityComparer.Default.Equals(at, type) ? "it is generic" : $"'{at.Name}' around it is generic";
        }

        return null;
    }

    /// <summary>A name that no member of the type has.</summary>
    public static string UnusedName(INamedTypeSymbol type, string name)
    {
        while (type.Name == name || !type.GetMembers(name).IsEmpty)
            name += "_";
        return name;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
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
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        return $"partial {kind} {CSharpText.Identifier(type.Name)}";
    }

    // Files of a generator are told apart by letters of one alphabet only.
    private static string HintName(INamedTypeSymbol type)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
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
