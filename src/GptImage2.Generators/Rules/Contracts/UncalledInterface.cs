using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3041: a contract implements an interface of a serializer whose method is never called.</summary>
internal static class UncalledInterface
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3041",
        "The method of an interface is not called",
        "'{0}' implements {1}, but its method is not called: the reader creates the object when it knows all values. Move the code of the method to the constructor.");

    public static void Report(INamedTypeSymbol type, INamedTypeSymbol @interface, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, type.Display(), @interface.Name);
}
