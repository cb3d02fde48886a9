using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI4005: a setting has no effect on the model, or is beyond what it takes.</summary>
internal static class UnsupportedSetting
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI4005",
        "The model does not take the setting",
        "{0} of '{1}' {2}");

    // The maximum output of the model; the runtime has it in GptImage2Model.
    private const int MostOutputTokens = 128_000;

    public static void CheckDefaults(ISymbol owner, AttributeData attribute, DiagnosticSink sink)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "MaxOutputTokens", Value.Value: int tokens and > MostOutputTokens })
                sink.ReportArgument(Descriptor, owner, attribute, argument.Key, $"MaxOutputTokens = {tokens.Invariant()}", owner.Name, "is refused: a reply has 128,000 tokens at most");
        }
    }

    /// <summary>Reports an unused parameter that was meant to set something.</summary>
    /// <returns>Whether it was reported.</returns>
    public static bool ReportParameter(IParameterSymbol parameter, string method, DiagnosticSink sink)
    {
        if (IneffectiveSetting.Of(parameter) is not { } remark)
            return false;
        sink.Report(Descriptor, parameter, $"Parameter '{parameter.Name}'", method, remark);
        return true;
    }
}
