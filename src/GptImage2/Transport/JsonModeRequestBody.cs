using System.Buffers;
using System.ClientModel;
using System.Globalization;
using System.Text;
using GptImage2.Images;

namespace GptImage2.Transport;

/// <summary>
/// The body of a request, written straight into the connection. All but the bytes of images stands ready in one
/// buffer; the images are encoded on their way, so that memory does not grow with them.
/// </summary>
internal sealed class JsonModeRequestBody : BinaryContent
{
    private readonly ArrayBufferWriter<byte> _text;
    private readonly List<ImageSlot> _images = [];
    private readonly long _length;

    public JsonModeRequestBody(string model, JsonModeRequest request)
    {
        Request = request;
        _text = new ArrayBufferWriter<byte>(request.EncodedSystemMessage.Length + 1024);
        _text.Write("{\"model\":\""u8);
        JsonText.Encode(model, _text);
        _text.Write("\",\"messages\":[{\"role\":\"system\",\"content\":\""u8);
        _text.Write(request.EncodedSystemMessage);
        _text.Write("\"},{\"role\":\"user\",\"content\":["u8);
        WriteParts(request.Parts, request.Repair is not { SendsImages: false });
        if (request.Repair is { } repair)
            WriteRepair(repair);
        _text.Write("]}],\"response_format\":{\"type\":\"json_object\"}"u8);
        if (request.MaxOutputTokens is { } maxOutputTokens)
            _text.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"max_completion_tokens\":{maxOutputTokens}")));
        _text.Write("}"u8);
        _length = _text.WrittenCount + _images.Sum(static slot => (slot.Source.Length + 2) / 3 * 4);
    }

    public JsonModeRequest Request { get; }

    /// <summary>The call that the request belongs to; null where there is none to speak of.</summary>
    public CallRecord? Call { get; init; }

    /// <summary>Why the last attempt is followed by another one, where it was not answered.</summary>
    public string? Failure { get; set; }

    /// <summary>How often the body was handed to the transport. The retry policy counts.</summary>
    public int Attempts { get; set; }

    /// <summary>Throws when an image is known to have changed, before anything is sent.</summary>
    public void CheckImages()
    {
        foreach (ImageSlot slot in _images)
            slot.Source.Check();
    }

    public override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> text = _text.WrittenMemory;
        int written = 0;
        foreach (ImageSlot slot in _images)
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

    private void WriteParts(IReadOnlyList<UserMessagePart> parts, bool sendsImages)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                _text.Write(","u8);
            Write(sendsImages || parts[i].Image is null ? parts[i] : new UserMessagePart("[image]"u8.ToArray(), null));
        }

        if (parts.Count == 0)
            Write(default);
    }

    private void WriteRepair(RepairTurn repair)
    {
        _text.Write("]},{\"role\":\"assistant\",\"content\":\""u8);
        JsonText.Encode(repair.Reply.Span, _text);
        _text.Write("\"},{\"role\":\"user\",\"content\":["u8);
        Write(new UserMessagePart(Encoding.UTF8.GetBytes(repair.Instruction), null));
    }

    private void Write(UserMessagePart part)
    {
        if (part.Image is not { } image)
        {
            _text.Write("{\"type\":\"text\",\"text\":\""u8);
            JsonText.Encode(part.Text.Span, _text);
            _text.Write("\"}"u8);
            return;
        }

        _text.Write("{\"type\":\"image_url\",\"image_url\":{\"url\":\""u8);
        if (image.Source is { } source)
        {
            _text.Write("data:"u8);
            _text.Write(Encoding.ASCII.GetBytes(source.MediaType));
            _text.Write(";base64,"u8);
            _images.Add(new ImageSlot(_text.WrittenCount, source));
        }
        else
        {
            JsonText.Encode(image.Address!, _text);
        }

        _text.Write("\",\"detail\":\""u8);
        _text.Write(image.Detail switch
        {
            ImageDetail.Low => "low"u8,
            ImageDetail.High => "high"u8,
            _ => "auto"u8,
        });
        _text.Write("\"}}"u8);
    }

    /// <summary>An image, and the place in the text that it belongs to.</summary>
    private readonly record struct ImageSlot(int Offset, ImageSource Source);
}
