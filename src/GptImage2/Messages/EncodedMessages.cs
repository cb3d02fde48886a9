using System.Buffers;
using System.Text;
using GptImage2.Images;
using GptImage2.Text;

namespace GptImage2.Messages;

/// <summary>Messages in the form of a request: JSON in one buffer, and the offsets at which images are written.</summary>
internal sealed class EncodedMessages(int capacity = 1024)
{
    private readonly ArrayBufferWriter<byte> _text = new(capacity);
    private readonly List<ImageSlot> _images = [];

    public ReadOnlyMemory<byte> Text => _text.WrittenMemory;

    public IReadOnlyList<ImageSlot> Images => _images;

    /// <summary>Writes text that is JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8Json) => _text.Write(utf8Json);

    /// <summary>Writes messages that were encoded before.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="from">The offset of the first message to write. There must be no image before it.</param>
    public void Write(EncodedMessages messages, int from = 0)
    {
        int start = _text.WrittenCount - from;
        _text.Write(messages._text.WrittenSpan[from..]);
        foreach (ImageSlot slot in messages._images)
            _images.Add(new ImageSlot(start + slot.Offset, slot.Source));
    }

    /// <summary>Writes a message of text, and a comma before it if it is not the first.</summary>
    public void Write(ReadOnlySpan<byte> role, string text)
    {
        _text.Write(_text.WrittenCount == 0 ? "{\"role\":\""u8 : ",{\"role\":\""u8);
        _text.Write(role);
        _text.Write("\",\"content\":\""u8);
        JsonText.Encode(text, _text);
        _text.Write("\"}"u8);
    }

    /// <summary>Writes a message of text whose end is marked for the provider's prompt cache.</summary>
    public void WriteMarked(ReadOnlySpan<byte> role, string text, PromptCacheBreakpoint breakpoint)
    {
        _text.Write(_text.WrittenCount == 0 ? "{\"role\":\""u8 : ",{\"role\":\""u8);
        _text.Write(role);
        _text.Write("\",\"content\":[{\"type\":\"text\",\"text\":\""u8);
        JsonText.Encode(text, _text);
        _text.Write("\""u8);
        WriteMark(breakpoint);
        _text.Write("}]}"u8);
    }

    /// <summary>Writes a message of text that is UTF-8 already, and the comma before it.</summary>
    public void Write(ReadOnlySpan<byte> role, ReadOnlySpan<byte> utf8)
    {
        _text.Write(",{\"role\":\""u8);
        _text.Write(role);
        _text.Write("\",\"content\":\""u8);
        JsonText.Encode(utf8, _text);
        _text.Write("\"}"u8);
    }

    /// <summary>Writes a user message, and the comma before it.</summary>
    /// <param name="parts">Text and images.</param>
    /// <param name="detail">The detail of images that have none of their own.</param>
    /// <param name="breakpoint">The mark at the end for the provider's prompt cache.</param>
    public void WriteUser(IReadOnlyList<UserMessagePart> parts, ImageDetail detail = ImageDetail.Auto, PromptCacheBreakpoint breakpoint = PromptCacheBreakpoint.None)
    {
        _text.Write(",{\"role\":\"user\",\"content\":["u8);
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                _text.Write(","u8);
            Write(parts[i], detail, i == parts.Count - 1 ? breakpoint : PromptCacheBreakpoint.None);
        }

        if (parts.Count == 0)
            Write(default, detail, breakpoint);
        _text.Write("]}"u8);
    }

    private void Write(UserMessagePart part, ImageDetail detail, PromptCacheBreakpoint breakpoint)
    {
        if (part.Image is not { } image)
        {
            _text.Write("{\"type\":\"text\",\"text\":\""u8);
            JsonText.Encode(part.Text.Span, _text);
            _text.Write("\""u8);
            WriteMark(breakpoint);
            _text.Write("}"u8);
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
        _text.Write(Encoding.ASCII.GetBytes(WireNames.Of(image.Detail == ImageDetail.Auto ? detail : image.Detail)));
        _text.Write("\"}"u8);
        WriteMark(breakpoint);
        _text.Write("}"u8);
    }

    private void WriteMark(PromptCacheBreakpoint breakpoint)
    {
        if (breakpoint == PromptCacheBreakpoint.None)
            return;
        _text.Write(",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\",\"ttl\":\""u8);
        _text.Write(breakpoint == PromptCacheBreakpoint.TwelveHours ? "12h"u8 : "30m"u8);
        _text.Write("\"}"u8);
    }
}

/// <summary>An image, and its offset in the text.</summary>
internal readonly record struct ImageSlot(int Offset, ImageSource Source);
