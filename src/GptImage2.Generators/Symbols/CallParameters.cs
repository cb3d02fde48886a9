using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Recognises the parameters of a method that are not part of its messages.</summary>
internal static class CallParameters
{
    public static bool IsCancellation(IParameterSymbol parameter) => parameter.Type.Is("System.Threading", "CancellationToken");

    public static bool IsOptions(IParameterSymbol parameter) => parameter.Type.Is(SymbolNames.Product, "CallOptions");
}
