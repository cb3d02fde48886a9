using System.Text.Json;

namespace GptImage2.Emulator.Requests;

/// <summary>Whether a request asks for a stream, and with what in it.</summary>
internal readonly record struct StreamOptions(bool Stream, bool IncludeUsage, bool IncludeObfuscation)
{
    public static StreamOptions Read(JsonElement root)
    {
        bool stream = root.OptionalBoolean("stream") is true;
        if (root.Find("stream_options") is not { } options)
            return new StreamOptions(stream, IncludeUsage: false, IncludeObfuscation: true);

        if (!stream)
            throw ParameterErrors.OnlyWith("stream_options", "stream").Refuse();

        options.AsObject("stream_options").RefuseUnknown("stream_options", "include_usage", "include_obfuscation");
        return new StreamOptions(
            stream,
            options.FindAny("include_usage")?.AsBoolean("stream_options.include_usage") ?? false,
            options.FindAny("include_obfuscation")?.AsBoolean("stream_options.include_obfuscation") ?? true);
    }
}
