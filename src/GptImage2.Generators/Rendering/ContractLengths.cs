using System.Collections.Concurrent;
using System.Collections.Immutable;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rendering;

/// <summary>
/// Estimates how long the text of a contract in the prompt is, without writing it. This finds the few contracts that may
/// fill a context window. Each type of a compilation is measured once.
/// </summary>
internal sealed class ContractLengths
{
    // The length of what the schema adds to the name and the description of a member. These are mostly keywords, which have
    // fewer tokens than other text.
    private const int Member = 24;
    private const int Value = 12;

    private readonly ConcurrentDictionary<ITypeSymbol, Measure> _types = new(SymbolEqualityComparer.Default);

    /// <summary>The characters of all contracts that a type reaches, each once. The count stops at a limit.</summary>
    public long Of(ITypeSymbol type, long most)
    {
        Measure root = MeasureOf(type);
        if (root.Contracts.IsEmpty)
            return root.Length;
        long length = root.Length;
        var seen = new HashSet<ITypeSymbol>(root.Contracts, SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>(seen);
        while (length < most && open.Count > 0)
        {
            Measure next = MeasureOf(open.Pop());
            length += next.Length;
            foreach (ITypeSymbol contract in next.Contracts)
            {
                if (seen.Add(contract))
                    open.Push(contract);
            }
        }

        return length;
    }

    private Measure MeasureOf(ITypeSymbol type)
    {
        if (_types.TryGetValue(type, out Measure? known))
            return known;
        var measuring = new Measuring();
        if (type.IsContract())
            measuring.AddContract((INamedTypeSymbol)type);
        else
            measuring.AddValue(type);
        return _types.GetOrAdd(type, measuring.Done());
    }

    /// <param name="Length">The characters that are written at the place of use.</param>
    /// <param name="Contracts">The contracts that it names.</param>
    private sealed record Measure(long Length, ImmutableArray<ITypeSymbol> Contracts);

    private sealed class Measuring
    {
        private readonly HashSet<ITypeSymbol> _contracts = new(SymbolEqualityComparer.Default);
        private long _length;

        public Measure Done() => new(_length, [.. _contracts]);

        /// <summary>Adds the members, including those of bases, and the derived types of a union.</summary>
        public void AddContract(INamedTypeSymbol type)
        {
            for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
            {
                AddTexts(level);
                foreach (ISymbol member in level.GetMembers())
                {
                    if (member is not IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } property)
                        continue;
                    _length += Member + property.Name.Length;
                    AddTexts(property);
                    AddValue(property.Type);
                }
            }
        }

        /// <summary>Adds what is written at every use of the type, and the contracts that it names.</summary>
        public void AddValue(ITypeSymbol type)
        {
            switch (type)
            {
                case IArrayTypeSymbol array:
                    AddValue(array.ElementType);
                    break;
                case { TypeKind: TypeKind.Enum }:
                    AddEnum(type);
                    break;
                case INamedTypeSymbol contract when contract.SpecialType == SpecialType.None && contract.IsContract():
                    _contracts.Add(contract);
                    break;
                case INamedTypeSymbol { IsGenericType: true } named:
                    foreach (ITypeSymbol argument in named.TypeArguments)
                        AddValue(argument);
                    _length += Member;
                    break;
            }
        }

        private void AddEnum(ITypeSymbol type)
        {
            AddTexts(type);
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is not IFieldSymbol { HasConstantValue: true })
                    continue;
                _length += Value + member.Name.Length;
                AddTexts(member);
            }
        }

        // The length of a doc comment is enough: it is not parsed here.
        private void AddTexts(ISymbol symbol)
        {
            foreach (SyntaxReference part in symbol.DeclaringSyntaxReferences)
            {
                SyntaxNode declaration = part.GetSyntax();
                _length += declaration.SpanStart - declaration.FullSpan.Start;
            }

            foreach (AttributeData attribute in symbol.GetAttributes())
            {
                foreach (TypedConstant argument in attribute.ConstructorArguments)
                    AddConstant(argument);
                foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
                    AddConstant(argument.Value);
            }
        }

        private void AddConstant(TypedConstant constant)
        {
            if (constant is { Kind: TypedConstantKind.Array, IsNull: false })
            {
                foreach (TypedConstant item in constant.Values)
                    AddConstant(item);
            }
            else if (constant is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type } && type.IsContract())
            {
                _contracts.Add(type);
            }
            else if (constant.Kind != TypedConstantKind.Array)
            {
                _length += constant.Value is string text ? text.Length : Value;
            }
        }
    }
}
