using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Requests;

/// <summary>Whether a request asks for a stream, and with what in it.</summary>
internal readonly record struct StreamOptions(bool Stream, bool IncludeUsage, bool IncludeObfuscation)
{
    private static readonly string[] Known = ["include_usage", "include_obfuscation"];

    public static StreamOptions Read(JsonElement root)
    {
        var stream = root.OptionalBoolean("stream") is true;
        if (root.Find("stream_options") is not { } options)
            return new StreamOptions(stream, IncludeUsage: false, IncludeObfuscation: true);

        if (options.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType("stream_options", "an object", options).Refuse();

        if (!stream)
            throw ApiError.BadRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options").Refuse();

        foreach (var member in options.EnumerateObject().Where(static m => !Known.Contains(m.Name, StringComparer.Ordinal)))
            throw ParameterErrors.Unknown($"stream_options.{member.Name}").Refuse();

        return new StreamOptions(
            stream,
            options.OptionalBoolean("include_usage", "stream_options.include_usage") ?? false,
            options.OptionalBoolean("include_obfuscation", "stream_options.include_obfuscation") ?? true);
    }
}
