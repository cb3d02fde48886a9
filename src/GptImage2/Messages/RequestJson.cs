using System.Globalization;
using System.Text;
using GptImage2.Text;

namespace GptImage2.Messages;

/// <summary>
/// A request as JSON. The text is encoded in the constructor. Images are encoded as base64 each time they are written, so
/// that a request with a large image needs little memory and can be sent again.
/// </summary>
internal sealed class RequestJson
{
    private readonly EncodedMessages _content;
    private readonly uint?[] _checksums;

    public RequestJson(string model, JsonModeRequest request, bool streamed = false)
    {
        _content = new EncodedMessages(request.Leading.Encoded.Text.Length + 1024);
        _content.WriteRaw("{\"model\":\""u8);
        RequestSettings settings = request.Settings;
        _content.WriteRaw(JsonText.Encode(settings.Model ?? model));
        _content.WriteRaw("\",\"messages\":"u8);
        WriteMessages(_content, request, settings.PromptCacheBreakpoint);
        _content.WriteRaw(",\"response_format\":{\"type\":\"json_object\"}"u8);
        WriteSettings(settings);
        if (request.MaxOutputTokens is { } maxOutputTokens)
            _content.WriteRaw(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"max_completion_tokens\":{maxOutputTokens}")));
        if (streamed)
            _content.WriteRaw(",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"include_obfuscation\":false}"u8);
        _content.WriteRaw("}"u8);
        _checksums = new uint?[_content.Images.Count];
        Length = _content.Text.Length + _content.Images.Sum(static slot => Base64Chunk.EncodedLengthOf(slot.Source.Length));
    }

    private RequestJson(EncodedMessages content)
    {
        _content = content;
        _checksums = new uint?[content.Images.Count];
    }

    /// <summary>The messages of a request alone, as an array. They are what its identity is computed from.</summary>
    public static RequestJson MessagesOf(JsonModeRequest request)
    {
        var content = new EncodedMessages(request.Leading.Encoded.Text.Length + 1024);
        WriteMessages(content, request, PromptCacheBreakpoint.None);
        return new RequestJson(content);
    }

    /// <summary>The length of the request in bytes.</summary>
    public long Length { get; }

    /// <summary>Checks, before anything is sent, that no image has changed since its input was created.</summary>
    /// <exception cref="ImageInputException">An image has changed.</exception>
    public void CheckImages()
    {
        foreach (ImageSlot slot in _content.Images)
            slot.Source.Check();
    }

    private void WriteSettings(RequestSettings settings)
    {
        WriteText("service_tier"u8, settings.ServiceTier is { } tier ? WireNames.Of(tier) : null);
        WriteText("reasoning_effort"u8, settings.ReasoningEffort is { } effort ? WireNames.Of(effort) : null);
        WriteText("verbosity"u8, settings.Verbosity is { } verbosity ? WireNames.Of(verbosity) : null);
        WriteText("prompt_cache_key"u8, settings.PromptCacheKey);
        WriteText("safety_identifier"u8, settings.SafetyIdentifier);
        if (settings.Metadata is not { Count: > 0 } metadata)
            return;
        string separator = "";
        _content.WriteRaw(",\"metadata\":{"u8);
        foreach ((string key, string value) in metadata)
        {
            _content.WriteRaw(Encoding.UTF8.GetBytes($"{separator}\""));
            _content.WriteRaw(JsonText.Encode(key));
            _content.WriteRaw("\":\""u8);
            _content.WriteRaw(JsonText.Encode(value));
            _content.WriteRaw("\""u8);
            separator = ",";
        }

        _content.WriteRaw("}"u8);
    }

    private void WriteText(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        _content.WriteRaw(",\""u8);
        _content.WriteRaw(name);
        _content.WriteRaw("\":\""u8);
        _content.WriteRaw(JsonText.Encode(value));
        _content.WriteRaw("\""u8);
    }

    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> text = _content.Text;
        int written = 0;
        for (int i = 0; i < _checksums.Length; i++)
        {
            ImageSlot slot = _content.Images[i];
            await stream.WriteAsync(text[written..slot.Offset], cancellationToken).ConfigureAwait(false);
            uint checksum = await slot.Source.WriteBase64Async(stream, cancellationToken).ConfigureAwait(false);
            if (_checksums[i] is { } before && before != checksum)
                throw slot.Source.ChangedBetweenAttempts();
            _checksums[i] = checksum;
            written = slot.Offset;
        }

        await stream.WriteAsync(text[written..], cancellationToken).ConfigureAwait(false);
    }

    private static void WriteMessages(EncodedMessages content, JsonModeRequest request, PromptCacheBreakpoint breakpoint)
    {
        content.WriteRaw("["u8);
        content.Write(request.Leading.EncodedWith(breakpoint));
        content.WriteUser(request.SentParts, request.Settings.ImageDetail);
        if (request.Correction is { } correction)
        {
            content.Write("assistant"u8, correction.Reply.Span);
            content.WriteUser([new UserMessagePart(Encoding.UTF8.GetBytes(correction.Instruction), null)]);
        }

        content.WriteRaw("]"u8);
    }
}
