using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Chooses what is reported of a property that the reader of a contract cannot set.</summary>
internal static class UnsettableMember
{
    public static void Report(ISymbol property, INamedTypeSymbol type, IAssemblySymbol home, DiagnosticSink sink)
    {
        INamedTypeSymbol declaring = property.ContainingType;
        bool isInherited = !SymbolEqualityComparer.Default.Equals(declaring, type);
        bool isOfContract = isInherited && declaring.Arity == 0 && declaring.IsContract();
        if (property.IsForeign(home))
        {
            // Only the get accessor may be left of it. If it computes its value, it is not a member.
            if (isOfContract && IsMemberOf(declaring, property, home))
                MemberCannotBeSet.ReportInherited(property, type, sink);
            else if (!isOfContract && (PropertyParser.IsAutomatic(property, home) || ((property as IPropertySymbol)?.Setter()?.IsShownTo(home) ?? false)))
                InheritedMemberLeftOut.Report(property, type, sink);
        }
        else if (isOfContract && IsMemberOf(declaring, property, home))
        {
            MemberCannotBeSet.ReportInherited(property, type, sink);
        }
        else if (PropertyParser.IsAutomatic(property) || (property as IPropertySymbol)?.Setter() is not null)
        {
            MemberCannotBeSet.Report(property, sink);
        }
    }

    // Whether the reader of the base sets it: by an accessor that only the base can call, or by a constructor.
    private static bool IsMemberOf(INamedTypeSymbol contract, ISymbol property, IAssemblySymbol home)
    {
        if (CompiledShapeParser.Of(contract, home) is { } compiled)
            return compiled.HasMember(property);
        return contract.IsForeign(home)
            ? PropertyParser.IsAutomatic(property, home)
            : MemberReach.Of(property, contract, home).CanSet || ConstructorParser.Parameter(contract, property) is not null;
    }
}
