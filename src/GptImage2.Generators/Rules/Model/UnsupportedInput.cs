using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI4003: a parameter is of a type that the model does not take.</summary>
internal static class UnsupportedInput
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI4003",
        "The model does not take this input",
        "Parameter '{0}' is of type '{1}', but the model takes text, and images as ImageInput: {2}");

    public static void Report(IParameterSymbol parameter, string remark, DiagnosticSink sink) =>
        sink.Report(Descriptor, parameter, parameter.Name, parameter.Type.Display(), remark);
}
