using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3058: a contract has no members, so nothing is asked.</summary>
internal static class ContractWithoutMembers
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3058",
        "The contract has no members",
        "Contract '{0}' has no members, so a reply says nothing: {1}");

    public static void Check(INamedTypeSymbol type, ContractShape shape, DiagnosticSink sink)
    {
        // A derived type of a union says something by its discriminator alone.
        if (shape.Members.Count > 0 || shape.Union is not null || shape.ExtensionData is not null || UnionBase.Of(type) is not null)
            return;
        IPropertySymbol? hidden = type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static property =>
            property is { IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false, ExplicitInterfaceImplementations.IsEmpty: true, DeclaredAccessibility: not Accessibility.Public });
        sink.Report(Descriptor, type, type.Display(), hidden is null ? "declare what it shall say as public properties" : $"make '{hidden.Name}' public, because only public properties are members");
    }
}
