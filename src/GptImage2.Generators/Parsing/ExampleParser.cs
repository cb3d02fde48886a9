using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds the members that contain the examples of a method.</summary>
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
        if (Member(types, name, method.ContainingAssembly) is not { } member)
        {
            IEnumerable<string> candidates = types.SelectMany(static type => type.GetMembers()).Where(candidate => IsCandidate(candidate) && candidate.IsStatic && candidate.IsShownTo(method.ContainingAssembly)).Select(static candidate => candidate.Name);
            string? suggestion = Suggestion.For(name, candidates);
            ExampleNotFound.Report(method, name, types, suggestion, At(attribute, method, sink), sink);
            return null;
        }

        string access = $"{member.ContainingType.QualifiedName()}.{CSharpText.Identifier(member.Name)}{(member is IMethodSymbol ? "()" : "")}";
        if (!UnreadableExample.Check(method, member, At(attribute, method, sink), sink))
            return null;

        PlaceholderInExample.Check(method, member, sink, CancellationToken.None);
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
        ExampleOfAnotherType.Report(method, member, type, result, At(attribute, method, sink), sink);
        return null;
    }

    // The name is the last argument.
    private static DiagnosticLocation At(AttributeData attribute, IMethodSymbol method, DiagnosticSink sink) => new(
        method,
        attribute,
        Syntax: sink.IsRead && attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            ? arguments[arguments.Count - 1].Expression
            : null);

    /// <summary>
    /// The types in which the member is searched: the named type, or the types that <c>nameof</c> would search.
    /// </summary>
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

    private static ISymbol? Member(List<INamedTypeSymbol> types, string name, IAssemblySymbol home)
    {
        foreach (INamedTypeSymbol type in types)
        {
            ISymbol[] candidates = [.. type.GetMembers(name).Where(candidate => IsCandidate(candidate) && candidate.IsShownTo(home))];
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

    private static bool IsSequence(ITypeSymbol type, ITypeSymbol result) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [{ } element] }
        && IsExample(element, result);

    private static bool IsExample(ITypeSymbol type, ITypeSymbol result) =>
        type is INamedTypeSymbol { TypeArguments: [{ } of] }
        && type.Is(SymbolNames.Product, "Example")
        && SymbolEqualityComparer.Default.Equals(of, result);
}
