using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Types that are used as contracts and lack the attribute. They get a stub too, so that only the missing attribute is
/// reported, and not each use of the members that it would bring.
/// </summary>
internal static class MissingContracts
{
    public static EquatableArray<ContractModel> Of(IEnumerable<INamedTypeSymbol> missing, CancellationToken cancellationToken)
    {
        var stubs = new List<ContractModel>();
        foreach (INamedTypeSymbol type in missing)
        {
            if (type.Arity == 0 && !GeneratedHalf.Exists(type) && PartialTypes.CanContinue(type, cancellationToken))
                stubs.Add(ContractParser.Stub(type, DeclarationParser.Parse(type, ContractNotPartial.Descriptor, new DiagnosticSink(), cancellationToken)));
        }

        return stubs.ToEquatableArray();
    }
}
