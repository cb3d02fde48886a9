using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3002: the type of a member, a result or a parameter is a class or struct without [JsonContract].</summary>
internal static class MemberWithoutContract
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3002",
        "The type is not a contract",
        "'{0}' holds '{1}', which is not a contract: annotate '{1}' with [JsonContract] and declare it partial");

    public static void Report(ITypeSymbol type, ISymbol owner, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, owner.Display(), type.Display());
}
