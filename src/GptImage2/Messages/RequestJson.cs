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
        _content.WriteRaw(JsonText.Encode(model));
        _content.WriteRaw("\",\"messages\":["u8);
        _content.Write(request.Leading.Encoded);
        _content.WriteUser(request.SentParts);
        if (request.Correction is { } correction)
        {
            _content.Write("assistant"u8, correction.Reply.Span);
            _content.WriteUser([new UserMessagePart(Encoding.UTF8.GetBytes(correction.Instruction), null)]);
        }

        _content.WriteRaw("],\"response_format\":{\"type\":\"json_object\"}"u8);
        if (request.MaxOutputTokens is { } maxOutputTokens)
            _content.WriteRaw(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"max_completion_tokens\":{maxOutputTokens}")));
        if (streamed)
            _content.WriteRaw(",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"include_obfuscation\":false}"u8);
        _content.WriteRaw("}"u8);
        _checksums = new uint?[_content.Images.Count];
        Length = _content.Text.Length + _content.Images.Sum(static slot => Base64Chunk.EncodedLengthOf(slot.Source.Length));
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
}
