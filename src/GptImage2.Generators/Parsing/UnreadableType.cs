using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Chooses the rule that reports a type which cannot be read from JSON.</summary>
internal static class UnreadableType
{
    /// <returns>Null, always: there is no model of the type.</returns>
    public static ValueModel? Report(ITypeSymbol type, ISymbol owner, DiagnosticSink sink, IAssemblySymbol home, string? alternative = null)
    {
        bool ofTheUser = type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None }
            && (!type.IsForeign(home) || ContractAssemblies.Has(type.ContainingAssembly));
        if (alternative is null && ofTheUser && CollectionTypes.Replacement((INamedTypeSymbol)type) is { } collection)
            alternative = $"use {collection}";
        if (alternative is null && ThirdPartyTypes.IsImage(type))
            ImageAsResult.Report(type, owner, sink);
        else if (alternative is null && ofTheUser)
            ReportMissing((INamedTypeSymbol)type, owner, home, sink);
        else
            UnsupportedType.Report(type, owner, alternative, sink);
        return null;
    }

    private static void ReportMissing(INamedTypeSymbol type, ISymbol owner, IAssemblySymbol home, DiagnosticSink sink)
    {
        if (!type.IsForeign(home))
            sink.NoteMissing(type);
        MemberWithoutContract.Report(type, owner, sink);
    }
}
