using System.Text.Json;

namespace GptImage2.Emulator.Requests;

/// <summary>What this model does not take, though the endpoint knows it.</summary>
internal static class ModelChecks
{
    private static readonly string[] Unsupported = ["audio", "moderation", "prediction", "web_search_options"];

    public static void Check(JsonElement root)
    {
        foreach (var name in (string[])["tools", "functions"])
        {
            if (root.Find(name) is not null)
                throw ParameterErrors.ToolsUnsupported(name).Refuse();
        }

        foreach (var name in (string[])["tool_choice", "parallel_tool_calls", "function_call"])
        {
            if (root.Find(name) is not null)
                throw ParameterErrors.OnlyWithTools(name).Refuse();
        }

        if (root.Find("max_tokens") is not null)
            throw ParameterErrors.Unsupported("max_tokens", "max_completion_tokens").Refuse();

        foreach (var name in Unsupported)
        {
            if (root.Find(name) is not null)
                throw ParameterErrors.Unsupported(name).Refuse();
        }

        CheckDefaultOnly(root, "temperature", 2);
        CheckDefaultOnly(root, "top_p", 1);
        CheckModalities(root);
        CheckRanges(root);
    }

    private static void CheckDefaultOnly(JsonElement root, string name, double max)
    {
        if (root.OptionalNumber(name, 0, max) is { } value and not 1)
            throw ParameterErrors.UnsupportedValue(name, root.GetProperty(name).GetRawText(), "1").Refuse();
    }

    private static void CheckModalities(JsonElement root)
    {
        if (root.Find("modalities") is { } modalities && !string.Equals(modalities.ToString().Replace(" ", "", StringComparison.Ordinal), "[\"text\"]", StringComparison.Ordinal))
            throw ParameterErrors.Unsupported("modalities").Refuse();
    }

    private static void CheckRanges(JsonElement root)
    {
        root.OptionalNumber("frequency_penalty", -2, 2);
        root.OptionalNumber("presence_penalty", -2, 2);
        root.OptionalInteger("top_logprobs", 0, 20);
        root.OptionalBoolean("store");
        root.OptionalString("user");
        root.OptionalString("prompt_cache_key");
        root.OptionalString("safety_identifier");
        root.OneOf("reasoning_effort", "reasoning_effort", "none", "minimal", "low", "medium", "high", "xhigh", "max");
        root.OneOf("verbosity", "verbosity", "low", "medium", "high");
    }
}
