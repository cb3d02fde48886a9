using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI4001: a parameter is a tool, and the model calls no tools.</summary>
internal static class ToolParameter
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI4001",
        "The model calls no tools",
        "Parameter '{0}' is of type '{1}', but the model calls no tools: {2}");

    public static void Report(IParameterSymbol parameter, string remark, DiagnosticSink sink) =>
        sink.Report(Descriptor, parameter, parameter.Name, parameter.Type.Display(), remark);
}
