using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds the members that hold the examples of a method.</summary>
internal static class ExampleParser
{
    public static EquatableArray<ExampleModel> Parse(IMethodSymbol method, ITypeSymbol result, DiagnosticSink sink)
    {
        ImmutableArray<ExampleModel>.Builder examples = ImmutableArray.CreateBuilder<ExampleModel>();
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass.Is(SymbolNames.Product, "ExampleAttribute") && Parse(attribute, method, result, sink) is { } example)
                examples.Add(example);
        }

        return examples.ToEquatableArray();
    }

    private static ExampleModel? Parse(AttributeData attribute, IMethodSymbol method, ITypeSymbol result, DiagnosticSink sink)
    {
        if (attribute.ConstructorArguments is not [.., { Value: var written }])
        {
            sink.Fail();
            return null;
        }

        string name = written as string ?? "";
        List<INamedTypeSymbol> types = Types(attribute, method);
        if (Member(types, name) is not { } member)
        {
            IEnumerable<string> candidates = types.SelectMany(static type => type.GetMembers()).Where(static candidate => IsCandidate(candidate) && candidate.IsStatic).Select(static candidate => candidate.Name);
            string? suggestion = Suggestion.For(name, candidates);
            sink.Report(
                DiagnosticRules.ExampleNotFound,
                At(attribute, method, sink),
                suggestion,
                method.Name,
                name,
                Places(types),
                suggestion is null ? "" : $" (did you mean '{suggestion}'?)");
            return null;
        }

        string access = $"{member.ContainingType.QualifiedName()}.{CSharpText.Identifier(member.Name)}{(member is IMethodSymbol ? "()" : "")}";
        if (Obstacle(member, method.ContainingType) is { } obstacle)
        {
            sink.Report(DiagnosticRules.ExampleUnreadable, At(attribute, method, sink), null, method.Name, member.Name, obstacle);
            return null;
        }

        ITypeSymbol type = TypeOf(member);
        if (type.TypeKind == TypeKind.Error)
        {
            sink.Fail();
            return null;
        }

        if (IsExample(type, result))
            return new ExampleModel(access, IsSequence: false);
        if (IsSequence(type, result) || type.AllInterfaces.Any(implemented => IsSequence(implemented, result)))
            return new ExampleModel(access, IsSequence: true);
        sink.Report(DiagnosticRules.ExampleOfAnotherType, At(attribute, method, sink), null, member.Name, type.Display(), method.Name, $"Example<{result.Display()}>");
        return null;
    }

    // The name is the last argument.
    private static DiagnosticLocation At(AttributeData attribute, IMethodSymbol method, DiagnosticSink sink) => new(
        method,
        attribute,
        Syntax: sink.IsRead && attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            ? arguments[arguments.Count - 1].Expression
            : null);

    /// <summary>Where a member of the name is looked for: as the compiler does for <c>nameof</c>, or in the type that is named.</summary>
    private static List<INamedTypeSymbol> Types(AttributeData attribute, IMethodSymbol method)
    {
        var types = new List<INamedTypeSymbol>();
        INamedTypeSymbol? outer = method.ContainingType;
        if (attribute.ConstructorArguments is [{ Value: INamedTypeSymbol named }, _])
        {
            AddWithBases(named);
            return types;
        }

        for (; outer is not null; outer = outer.ContainingType)
            AddWithBases(outer);
        return types;

        void AddWithBases(INamedTypeSymbol? type)
        {
            for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
                types.Add(type);
        }
    }

    private static ISymbol? Member(List<INamedTypeSymbol> types, string name)
    {
        foreach (INamedTypeSymbol type in types)
        {
            ISymbol[] candidates = [.. type.GetMembers(name).Where(IsCandidate)];
            if (candidates.Length > 0)
                return candidates.FirstOrDefault(static candidate => candidate is not IMethodSymbol { Parameters.Length: > 0 } and not IMethodSymbol { Arity: > 0 }) ?? candidates[0];
        }

        return null;
    }

    private static bool IsCandidate(ISymbol member) =>
        member is IPropertySymbol { IsIndexer: false } or IFieldSymbol { IsImplicitlyDeclared: false } or IMethodSymbol { MethodKind: MethodKind.Ordinary };

    private static ITypeSymbol TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => ((IMethodSymbol)member).ReturnType,
    };

    private static string? Obstacle(ISymbol member, INamedTypeSymbol client) => member switch
    {
        { IsStatic: false } => "it is not static",
        { IsAbstract: true } => "it is abstract",
        _ when ExternAliases.Hide(member.ContainingType, client) => "only an extern alias reaches its type, and generated code has none",
        { ContainingType.IsUnboundGenericType: true } => "its type has no type arguments",
        IPropertySymbol { GetMethod: null } => "it has no get accessor",
        IMethodSymbol { Parameters.Length: > 0 } or IMethodSymbol { Arity: > 0 } => "it has parameters",
        _ when !IsAccessible(member, client) || (member is IPropertySymbol { GetMethod: { } getter } && !IsAccessible(getter, client)) => "it is not accessible from the interface",
        _ => null,
    };

    // The code that reads it is nested in the interface.
    private static bool IsAccessible(ISymbol member, INamedTypeSymbol client)
    {
        bool inside = SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, client.ContainingAssembly);
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingType)
        {
            bool isOpen = symbol.DeclaredAccessibility == Accessibility.Public
                || (inside && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal)
                || Surrounds(symbol.ContainingType, client, inherited: symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal);
            if (!isOpen)
                return false;
        }

        return true;
    }

    private static bool Surrounds(INamedTypeSymbol? type, INamedTypeSymbol client, bool inherited)
    {
        for (INamedTypeSymbol? outer = client; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? candidate = outer; candidate is not null; candidate = inherited ? candidate.BaseType : null)
            {
                if (SymbolEqualityComparer.Default.Equals(candidate, type))
                    return true;
            }
        }

        return false;
    }

    private static bool IsSequence(ITypeSymbol type, ITypeSymbol result) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [{ } element] }
        && IsExample(element, result);

    private static bool IsExample(ITypeSymbol type, ITypeSymbol result) =>
        type is INamedTypeSymbol { TypeArguments: [{ } of] }
        && type.Is(SymbolNames.Product, "Example")
        && SymbolEqualityComparer.Default.Equals(of, result);

    private static string Places(List<INamedTypeSymbol> types)
    {
        string[] names = [.. types.Where(static type => !type.IsImplicitlyDeclared).Select(static type => $"'{type.Display()}'")];
        return string.Join(" or ", names);
    }
}
