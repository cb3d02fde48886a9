using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>Recognises parameters that were meant as settings, but have no effect because no call sends them.</summary>
internal static class IneffectiveSetting
{
    private const string Sampling = "has no effect: the model takes no such setting, and nothing of it is sent; remove it";
    private const string Length = "has no effect: take a CallOptions with MaxOutputTokens instead, or set [CallDefaults]";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["temperature"] = Sampling,
        ["topP"] = Sampling,
        ["topK"] = Sampling,
        ["minP"] = Sampling,
        ["frequencyPenalty"] = Sampling,
        ["presencePenalty"] = Sampling,
        ["repetitionPenalty"] = Sampling,
        ["logitBias"] = Sampling,
        ["logprobs"] = Sampling,
        ["topLogprobs"] = Sampling,
        ["seed"] = Sampling,
        ["stopSequences"] = Sampling,
        ["reasoningEffort"] = Sampling,
        ["maxTokens"] = Length,
        ["maxOutputTokens"] = Length,
        ["maxCompletionTokens"] = Length,
    };

    /// <summary>Why an unused parameter has no effect; null if it does not look like a setting.</summary>
    public static string? Of(IParameterSymbol parameter)
    {
        if (ThirdPartyTypes.Find(parameter.Type, out string remark) == ThirdPartyKind.Settings)
            return $"has no effect: '{parameter.Type.Display()}' holds settings that no call sends; {remark}";
        return Names.TryGetValue(parameter.Name.Replace("_", ""), out string? known) ? known : null;
    }
}
