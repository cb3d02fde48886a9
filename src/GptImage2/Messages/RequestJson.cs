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

    public RequestJson(string model, JsonModeRequest request, bool streamed = false)
    {
        _content = new EncodedMessages(request.Leading.Encoded.Text.Length + 1024);
        _content.WriteRaw("{\"model\":\""u8);
        _content.WriteRaw(JsonText.Encode(model));
        _content.WriteRaw("\",\"messages\":"u8);
        WriteMessages(_content, request);
        _content.WriteRaw(",\"response_format\":{\"type\":\"json_object\"}"u8);
        if (request.MaxOutputTokens is { } maxOutputTokens)
            _content.WriteRaw(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"max_completion_tokens\":{maxOutputTokens}")));
        if (streamed)
            _content.WriteRaw(",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"include_obfuscation\":false}"u8);
        _content.WriteRaw("}"u8);
        Length = _content.Text.Length + _content.Images.Sum(static slot => Base64Chunk.EncodedLengthOf(slot.Source.Length));
    }

    private RequestJson(EncodedMessages content) => _content = content;

    /// <summary>The messages of a request alone, as an array. They are what its identity is computed from.</summary>
    public static RequestJson MessagesOf(JsonModeRequest request)
    {
        var content = new EncodedMessages(request.Leading.Encoded.Text.Length + 1024);
        WriteMessages(content, request);
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

    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> text = _content.Text;
        int written = 0;
        foreach (ImageSlot slot in _content.Images)
        {
            await stream.WriteAsync(text[written..slot.Offset], cancellationToken).ConfigureAwait(false);
            await slot.Source.WriteBase64Async(stream, cancellationToken).ConfigureAwait(false);
            written = slot.Offset;
        }

        await stream.WriteAsync(text[written..], cancellationToken).ConfigureAwait(false);
    }

    private static void WriteMessages(EncodedMessages content, JsonModeRequest request)
    {
        content.WriteRaw("["u8);
        content.Write(request.Leading.Encoded);
        content.WriteUser(request.SentParts);
        if (request.Correction is { } correction)
        {
            content.Write("assistant"u8, correction.Reply.Span);
            content.WriteUser([new UserMessagePart(Encoding.UTF8.GetBytes(correction.Instruction), null)]);
        }

        content.WriteRaw("]"u8);
    }
}
