using System.ClientModel;
using System.Globalization;
using System.Text;
using GptImage2.Messages;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>
/// The body of a request, written straight into the connection. All but the bytes of images stands ready in one
/// buffer; the images are encoded on their way, so that memory does not grow with them.
/// </summary>
internal sealed class JsonModeRequestBody : BinaryContent
{
    private readonly EncodedMessages _content;
    private readonly long _length;

    public JsonModeRequestBody(string model, JsonModeRequest request, bool streamed = false)
    {
        Request = request;
        IsStreamed = streamed;
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
        _length = _content.Text.Length + _content.Images.Sum(static slot => Base64Chunk.EncodedLengthOf(slot.Source.Length));
    }

    public JsonModeRequest Request { get; }

    /// <summary>Whether the reply is asked for as a stream.</summary>
    public bool IsStreamed { get; }

    /// <summary>The body that the last attempt was answered with; empty where it is a stream.</summary>
    public ReadOnlyMemory<byte> Answer { get; set; }

    /// <summary>The call that the request belongs to; null where there is none to speak of.</summary>
    public CallRecord? Call { get; init; }

    /// <summary>Why the last attempt is followed by another one, where it was not answered.</summary>
    public string? Failure { get; set; }

    /// <summary>How often the body was handed to the transport. The retry policy counts.</summary>
    public int Attempts { get; set; }

    /// <summary>Throws when an image is known to have changed, before anything is sent.</summary>
    public void CheckImages()
    {
        foreach (ImageSlot slot in _content.Images)
            slot.Source.Check();
    }

    public override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
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

    // Calls are asynchronous throughout; the base class wants this for those that are not.
    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(stream, cancellationToken).GetAwaiter().GetResult();

    public override void Dispose()
    {
    }
}
