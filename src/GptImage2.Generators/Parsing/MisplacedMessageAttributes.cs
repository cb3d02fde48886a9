using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds messages where no call is generated for them: for the analyzer alone, since nothing is generated either way.</summary>
internal static class MisplacedMessageAttributes
{
    private static readonly string[] Names = ["UserMessage", "SystemMessage", "CallDefaults", "Example"];

    /// <summary>Reports a type that has messages, but is no client.</summary>
    public static void Report(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!MayHaveMessages(type, cancellationToken) || Found(type) is not { } found)
            return;
        string remedy = type.TypeKind == TypeKind.Interface
            ? "no [JsonModeClient]: add it, and declare the interface partial, so that its calls are generated"
            : "is no interface: calls are generated for partial interfaces with [JsonModeClient]";
        string kind = type.TypeKind == TypeKind.Interface ? "Interface" : "Type";
        sink.Report(DiagnosticRules.NoClient, type, kind, type.Name, found, type.TypeKind == TypeKind.Interface ? "has " + remedy : remedy);
    }

    /// <summary>Reports a member of a client for which no call is generated, because it has a body.</summary>
    public static void ReportBody(ISymbol member, DiagnosticSink sink)
    {
        foreach (string name in Names)
        {
            if (member.FindAttribute(SymbolNames.Product, name + "Attribute") is not { } attribute)
                continue;
            sink.Report(DiagnosticRules.MessageOfBody, member, attribute, name, member.Name);
            return;
        }
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

    // To bind the attributes of every member in a project would cost far more than to read their names.
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

    private static bool HasMessage(MemberDeclarationSyntax member)
    {
        foreach (AttributeListSyntax list in member.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                string name = attribute.Name switch
                {
                    QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
                    AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
                    SimpleNameSyntax simple => simple.Identifier.ValueText,
                    _ => "",
                };
                if (name is "UserMessage" or "UserMessageAttribute" or "SystemMessage" or "SystemMessageAttribute")
                    return true;
            }
        }

        return false;
    }
}
