using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1011: a method of a client has messages and a body, so no call is generated for it.</summary>
internal static class MessageOnMethodWithBody
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI1011",
        "The method has messages, but is not a call",
        "[{0}] on '{1}' has no effect: the method has a body, so no call is generated for it; remove the body or the attribute");

    private static readonly string[] Attributes = ["UserMessage", "SystemMessage", "CallDefaults", "Example"];

    public static void Check(ISymbol member, DiagnosticSink sink)
    {
        foreach (string name in Attributes)
        {
            if (member.FindAttribute(SymbolNames.Product, name + "Attribute") is not { } attribute)
                continue;
            sink.Report(Descriptor, member, attribute, name, member.Name);
            return;
        }
    }
}
