using System.Collections.Concurrent;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>How many objects a value of a contract has in each other at least. Each contract of a compilation is measured once.</summary>
internal sealed class ContractDepths
{
    // Deeper contracts are not told apart.
    private const int Deepest = ContractTooDeep.MaxDepth + 2;

    private readonly ConcurrentDictionary<INamedTypeSymbol, int> _known = new(SymbolEqualityComparer.Default);

    public int Of(INamedTypeSymbol contract)
    {
        if (_known.TryGetValue(contract, out int known))
            return known;

        // Contracts in the order in which they were found; a contract is measured after those that it holds.
        var open = new Stack<INamedTypeSymbol>([contract]);
        var entered = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            INamedTypeSymbol at = open.Peek();
            if (_known.ContainsKey(at))
            {
                open.Pop();
                continue;
            }

            List<INamedTypeSymbol> held = [.. Held(at, contract.ContainingAssembly)];
            if (entered.Add(at))
            {
                // A ring has its own rule.
                foreach (INamedTypeSymbol inner in held.Where(inner => !entered.Contains(inner)))
                    open.Push(inner);
                continue;
            }

            open.Pop();
            int deepest = 0;
            foreach (INamedTypeSymbol inner in held)
                deepest = Math.Max(deepest, _known.TryGetValue(inner, out int depth) ? depth : 0);
            _known[at] = Math.Min(Deepest, deepest + 1);
        }

        return _known[contract];
    }

    /// <summary>The contracts that a value certainly holds. What a contract of another project holds is not counted: only its source shows initializers.</summary>
    private static IEnumerable<INamedTypeSymbol> Held(INamedTypeSymbol contract, IAssemblySymbol home)
    {
        if (contract.IsUnion() || contract.IsForeign(home))
            yield break;
        foreach (ISymbol member in contract.GetMembers())
        {
            // Without nullable annotations it is not known which members may be null.
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, Type: INamedTypeSymbol { SpecialType: SpecialType.None } type } property
                && (type.IsValueType || property.NullableAnnotation == NullableAnnotation.NotAnnotated)
                && type.TypeKind is TypeKind.Class or TypeKind.Struct
                && !property.DeclaringSyntaxReferences.IsEmpty
                && type.IsContract()
                && IsCertain(property))
            {
                yield return type;
            }
        }
    }

    private static bool IsCertain(IPropertySymbol property) =>
        property.FindAttribute(SymbolNames.Serialization, "JsonIgnoreAttribute") is null
        && property.DeclaringSyntaxReferences[0].GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { Initializer: not null }
        && property.DeclaringSyntaxReferences[0].GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { ExpressionBody: not null };
}
