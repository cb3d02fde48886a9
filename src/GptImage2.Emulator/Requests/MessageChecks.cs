using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator.Http;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Requests;

/// <summary>Which roles there are, and which content each may carry.</summary>
internal static class MessageChecks
{
    private static readonly string[] Roles = ["system", "assistant", "user", "function", "tool", "developer"];
    private static readonly string[] PartTypes = ["text", "image_url", "input_audio", "refusal", "audio", "file"];

    public static IReadOnlyList<ReceivedMessage> Read(JsonElement root, EmulatorOptions options)
    {
        if (root.Find("messages") is not { } messages)
            throw ParameterErrors.Missing("messages").Refuse();

        if (messages.ValueKind is not JsonValueKind.Array)
            throw ParameterErrors.BadType("messages", "an array of objects", messages).Refuse();

        if (messages.GetArrayLength() == 0)
            throw ParameterErrors.EmptyArray("messages").Refuse();

        var read = new List<ReceivedMessage>(messages.GetArrayLength());
        foreach (var message in messages.EnumerateArray())
            read.Add(ReadMessage(message, At("messages", read.Count), options));

        return read.Sum(static m => m.Images.Count) > options.MaxImages ? throw ImageErrors.TooMany(options.MaxImages).Refuse() : read;
    }

    private static ReceivedMessage ReadMessage(JsonElement message, string path, EmulatorOptions options)
    {
        if (message.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType(path, "an object", message).Refuse();

        var role = message.RequiredString("role", $"{path}.role");
        if (!Roles.Contains(role, StringComparer.Ordinal))
            throw ParameterErrors.BadValue($"{path}.role", role, Roles).Refuse();

        if (role is "tool" or "function")
        {
            throw ApiError.BadRequest(
                $"Invalid parameter: messages with role '{role}' must be a response to a preceeding message with '{(role is "tool" ? "tool_calls" : "function_call")}'.",
                $"{path}.role").Refuse();
        }

        if (message.Find("tool_calls") is not null)
            throw ParameterErrors.ToolsUnsupported("tool_calls").Refuse();

        if (message.Find("content") is { } content)
            return ReadContent(content, role, path, options);

        if (role is "assistant" && message.OptionalString("refusal", $"{path}.refusal") is { } refusal)
            return ReceivedMessage.OfText(role, refusal);

        throw message.TryGetProperty("content", out var none)
            ? ParameterErrors.BadType($"{path}.content", "one of a string or array of objects", none).Refuse()
            : ParameterErrors.Missing($"{path}.content").Refuse();
    }

    private static ReceivedMessage ReadContent(JsonElement content, string role, string path, EmulatorOptions options)
    {
        if (content.ValueKind is JsonValueKind.String)
            return ReceivedMessage.OfText(role, content.GetString()!);

        if (content.ValueKind is not JsonValueKind.Array)
            throw ParameterErrors.BadType($"{path}.content", "one of a string or array of objects", content).Refuse();

        if (content.GetArrayLength() == 0)
            throw ParameterErrors.EmptyArray($"{path}.content").Refuse();

        var parts = new List<ReceivedPart>(content.GetArrayLength());
        foreach (var part in content.EnumerateArray())
            parts.Add(ReadPart(part, role, path, At($"{path}.content", parts.Count), options));

        return new ReceivedMessage(role, parts);
    }

    private static ReceivedPart ReadPart(JsonElement part, string role, string messagePath, string path, EmulatorOptions options)
    {
        if (part.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType(path, "an object", part).Refuse();

        var type = part.RequiredString("type", $"{path}.type");
        return type switch
        {
            "text" => new ReceivedPart(part.RequiredString("text", $"{path}.text"), null),
            "refusal" when role is "assistant" => new ReceivedPart(part.RequiredString("refusal", $"{path}.refusal"), null),
            "image_url" when role is not "user" => throw ApiError.BadRequest(
                $"Invalid '{messagePath}'. Image URLs are only allowed for messages with role 'user', but this message with role '{role}' contains an image URL.",
                messagePath,
                "invalid_value").Refuse(),
            "image_url" => new ReceivedPart(null, ReadImage(part, path, options)),
            _ when PartTypes.Contains(type, StringComparer.Ordinal) =>
                throw ParameterErrors.BadValue($"{path}.type", type, role switch { "user" => ["text", "image_url"], "assistant" => ["text", "refusal"], _ => ["text"] }).Refuse(),
            _ => throw ParameterErrors.BadValue($"{path}.type", type, PartTypes).Refuse(),
        };
    }

    private static ReceivedImage ReadImage(JsonElement part, string path, EmulatorOptions options)
    {
        path = $"{path}.image_url";
        if (part.Find("image_url") is not { } image)
            throw ParameterErrors.Missing(path).Refuse();

        if (image.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType(path, "an object", image).Refuse();

        var detail = image.OneOf("detail", $"{path}.detail", "low", "high", "auto") ?? "auto";
        return image.Find("url") switch
        {
            null => throw ParameterErrors.Missing($"{path}.url").Refuse(),
            { ValueKind: JsonValueKind.String } url => DataUrl.Read(url, $"{path}.url", detail, options),
            { } other => throw ParameterErrors.BadType($"{path}.url", "a string", other).Refuse(),
        };
    }

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
