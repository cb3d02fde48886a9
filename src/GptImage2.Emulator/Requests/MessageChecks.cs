using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Requests;

/// <summary>Which roles there are, and which content each may carry.</summary>
internal static partial class MessageChecks
{
    private const int MaxNameLength = 64;

    private static readonly string[] Members = ["role", "content", "name"];

    // A reply is sent back as it came, and as clients of OpenAI keep it, with members that nothing says a request may have.
    private static readonly string[] MembersOfAssistant = [.. Members, "tool_calls", "function_call", "refusal", "audio", "annotations", "parsed"];
    private static readonly string[] Roles = ["system", "assistant", "user", "function", "tool", "developer"];
    private static readonly string[] PartTypes = ["text", "image_url", "input_audio", "refusal", "audio", "file"];

    public static IReadOnlyList<ReceivedMessage> Read(JsonElement root, EndpointOptions options, PassedImages images)
    {
        JsonElement messages = root.GetProperty("messages");
        if (messages.ValueKind is not JsonValueKind.Array)
            throw ParameterErrors.BadType("messages", "an array of objects", messages).Refuse();

        if (messages.GetArrayLength() == 0)
            throw ParameterErrors.EmptyArray("messages").Refuse();

        var read = new List<ReceivedMessage>(messages.GetArrayLength());
        foreach (JsonElement message in messages.EnumerateArray())
            read.Add(ReadMessage(message, read.Count, options, images));

        return read.Sum(static m => m.Images.Count) > options.MaxImages ? throw ImageErrors.TooMany(options.MaxImages).Refuse() : read;
    }

    /// <summary>Refuses a message without content, which the endpoint does after everything else; it has read the messages before.</summary>
    public static void RequireContent(JsonElement root)
    {
        foreach ((int i, JsonElement message) in root.GetProperty("messages").EnumerateArray().Index())
        {
            if (message.Find("content") is null && !HasRefused(message))
                throw ParameterErrors.NoContent(i).Refuse();
        }
    }

    private static bool HasRefused(JsonElement message) =>
        message.GetProperty("role").ValueEquals("assistant"u8) && message.Find("refusal") is not null;

    private static ReceivedMessage ReadMessage(JsonElement message, int index, EndpointOptions options, PassedImages images)
    {
        string path = At("messages", index);
        string role = message.AsObject(path).RequiredString("role", $"{path}.role");
        if (!Roles.Contains(role, StringComparer.Ordinal))
            throw ParameterErrors.BadValue($"{path}.role", role, Roles).Refuse();

        if (role is "function")
            throw ParameterErrors.UnsupportedRole($"{path}.role", role).Refuse();

        if (role is "tool")
        {
            throw ErrorResponse.BadRequest(
                "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
                string.Create(CultureInfo.InvariantCulture, $"messages.[{index}].role")).Refuse();
        }

        message.RefuseUnknown(path, role is "assistant" ? MembersOfAssistant : Members);
        if (role is "assistant")
            CheckAssistant(message, path, options);

        return ReadContent(message, role, path, options, images) with { Name = ReadName(message, path) };
    }

    private static void CheckAssistant(JsonElement message, string path, EndpointOptions options)
    {
        if (message.Find("tool_calls") is { } calls)
        {
            if (calls.ValueKind is not JsonValueKind.Array)
                throw ParameterErrors.BadType($"{path}.tool_calls", "an array of objects", calls).Refuse();

            throw (calls.GetArrayLength() == 0 ? ParameterErrors.EmptyArray($"{path}.tool_calls") : ParameterErrors.ToolsUnsupported("tool_calls", options)).Refuse();
        }

        if (message.Find("function_call") is not null)
            throw ParameterErrors.ToolsUnsupported("function_call", options).Refuse();

        if (message.Find("audio") is not null)
            throw ParameterErrors.Unsupported($"{path}.audio").Refuse();

        message.OptionalString("refusal", $"{path}.refusal");
    }

    private static string? ReadName(JsonElement message, string path)
    {
        string? name = message.Find("name")?.AsString($"{path}.name", MaxNameLength);
        return name is null || NamePattern().IsMatch(name) ? name : throw ParameterErrors.NoMatch($"{path}.name", "^[a-zA-Z0-9_-]+$").Refuse();
    }

    private static ReceivedMessage ReadContent(JsonElement message, string role, string path, EndpointOptions options, PassedImages images)
    {
        if (message.Find("content") is { } content)
            return ReadContent(content, role, path, options, images, $"{path}.content");

        if (role is "assistant" && message.Find("refusal") is { } refusal)
            return ReceivedMessage.OfText(role, refusal.GetString()!);

        if (role is not "developer")
            return new ReceivedMessage(role, []);

        throw message.TryGetProperty("content", out JsonElement none)
            ? ParameterErrors.BadType($"{path}.content", "one of a string or array of objects", none).Refuse()
            : ParameterErrors.Missing($"{path}.content").Refuse();
    }

    private static ReceivedMessage ReadContent(JsonElement content, string role, string messagePath, EndpointOptions options, PassedImages images, string path)
    {
        if (content.ValueKind is JsonValueKind.String)
            return ReceivedMessage.OfText(role, content.AsString(path, options.MaxTextLength));

        if (content.ValueKind is not JsonValueKind.Array)
            throw ParameterErrors.BadType(path, "one of a string or array of objects", content).Refuse();

        if (content.GetArrayLength() == 0)
            throw ParameterErrors.EmptyArray(path).Refuse();

        var parts = new List<ReceivedPart>(content.GetArrayLength());
        foreach (JsonElement part in content.EnumerateArray())
            parts.Add(ReadPart(part, role, messagePath, At(path, parts.Count), options, images));

        return new ReceivedMessage(role, parts);
    }

    private static ReceivedPart ReadPart(JsonElement part, string role, string messagePath, string path, EndpointOptions options, PassedImages images)
    {
        string type = part.AsObject(path).RequiredString("type", $"{path}.type");
        return type switch
        {
            "text" => ReadText(part, type, path, options),
            "refusal" when role is "assistant" => ReadText(part, type, path, options),
            "image_url" when role is not "user" => throw ErrorResponse.BadRequest(
                $"Invalid '{messagePath}'. Image URLs are only allowed for messages with role 'user', but this message with role '{role}' contains an image URL.",
                messagePath,
                "invalid_value").Refuse(),
            "image_url" => new ReceivedPart(null, ReadImage(part, path, options, images)) { CacheBreakpoint = ReadBreakpoint(part, path) },
            _ when PartTypes.Contains(type, StringComparer.Ordinal) && role is "user" => throw ErrorResponse.BadRequest(
                $"Invalid '{messagePath}'. Content blocks are expected to be either text or image_url type.", messagePath, "invalid_value").Refuse(),
            _ when PartTypes.Contains(type, StringComparer.Ordinal) =>
                throw ParameterErrors.BadValue($"{path}.type", type, role is "assistant" ? ["text", "refusal"] : ["text"]).Refuse(),
            _ => throw ParameterErrors.BadValue($"{path}.type", type, PartTypes).Refuse(),
        };
    }

    private static ReceivedPart ReadText(JsonElement part, string type, string path, EndpointOptions options)
    {
        part.RefuseUnknown(path, "type", type, "prompt_cache_breakpoint");
        string? breakpoint = ReadBreakpoint(part, path);
        JsonElement text = part.Find(type) ?? throw ParameterErrors.Missing($"{path}.{type}").Refuse();
        return new ReceivedPart(text.AsString($"{path}.{type}", options.MaxTextLength), null) { CacheBreakpoint = breakpoint };
    }

    private static ReceivedImage ReadImage(JsonElement part, string path, EndpointOptions options, PassedImages images)
    {
        part.RefuseUnknown(path, "type", "image_url", "prompt_cache_breakpoint");
        ReadBreakpoint(part, path);
        path = $"{path}.image_url";
        if (part.Find("image_url") is not { } image)
            throw ParameterErrors.Missing(path).Refuse();

        image.AsObject(path).RefuseUnknown(path, "url", "detail");
        string detail = image.FindAny("detail")?.AsChoice($"{path}.detail", "low", "high", "auto", "original") ?? "auto";
        return image.Find("url") switch
        {
            null => throw ParameterErrors.Missing($"{path}.url").Refuse(),
            { ValueKind: JsonValueKind.String } url => DataUrl.Read(url, $"{path}.url", detail, options, images),
            { } other => throw ParameterErrors.BadType($"{path}.url", "a string", other).Refuse(),
        };
    }

    /// <summary>Reads how long the prompt up to a part is to be kept; null when the part marks nothing.</summary>
    private static string? ReadBreakpoint(JsonElement part, string path)
    {
        path = $"{path}.prompt_cache_breakpoint";
        if (part.FindAny("prompt_cache_breakpoint") is not { } breakpoint)
            return null;

        breakpoint.AsObject(path).RefuseUnknown(path, "mode", "ttl");
        (breakpoint.FindAny("mode") ?? throw ParameterErrors.Missing($"{path}.mode").Refuse()).AsChoice($"{path}.mode", "explicit");

        // A breakpoint without a lifetime has that of the request, for which there is only this one.
        return breakpoint.FindAny("ttl")?.AsChoice($"{path}.ttl", "30m", "12h") ?? "30m";
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NamePattern();

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
