using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI1010: a type has messages, but no call is generated for them.</summary>
internal static class MessageOutsideClient
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI1010",
        "The type has messages, but is not a client",
        "{0} '{1}' has [{2}], but {3}");

    /// <summary>Reports a type that has messages, but is not a client.</summary>
    public static void Check(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!MayHaveMessages(type, cancellationToken) || Found(type) is not { } found)
            return;
        if (type.TypeKind == TypeKind.Interface)
            sink.Report(Descriptor, type, "Interface", type.Name, found, "has no [JsonModeClient]: add it, and declare the interface partial, so that its calls are generated");
        else
            sink.Report(Descriptor, type, "Type", type.Name, found, "is not an interface: calls are generated for partial interfaces with [JsonModeClient]");
    }

    private static string? Found(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol && member.FindAttribute(SymbolNames.Product, "UserMessageAttribute") is not null)
                return "UserMessage";
        }

        return type.FindAttribute(SymbolNames.Product, "SystemMessageAttribute") is null ? null : "SystemMessage";
    }

    // Binding the attributes of every member in a project would cost much more than reading their names.
    private static bool MayHaveMessages(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax declaration)
                continue;
            if (HasMessage(declaration) || declaration.Members.Any(HasMessage))
                return true;
        }

        return false;
    }

    private static bool HasMessage(MemberDeclarationSyntax member) => WrittenNames.HasAttribute(
        member,
        static name => name is "UserMessage" or "UserMessageAttribute" or "SystemMessage" or "SystemMessageAttribute");
}
