using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Messages;

namespace GptImage2;

/// <summary>The user message of one call: text and images in the order in which they are sent.</summary>
public sealed class UserMessage
{
    private const int ShortValue = 32;
    private const int ShortestFence = 3;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = PooledWriter.Encoder, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _text = new(256);
    private readonly List<(int Start, int End, ImageInput? Image, string? Parameter)> _parts = [];
    private int _start;
    private int _fenceEnd = -1;

    /// <summary>Appends constant text of the template.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    /// <returns>This message.</returns>
    public UserMessage Text(ReadOnlySpan<byte> utf8)
    {
        // A fence is on a separate line already.
        if (_text.WrittenCount == _fenceEnd && utf8.StartsWith("\n"u8))
            utf8 = utf8[1..];
        _text.Write(utf8);
        return this;
    }

    /// <summary>
    /// Appends a value, in the invariant culture; null appends nothing. Without a format, dates and times are written in
    /// ISO 8601, since 05/08/2026 is not the same day in all countries.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">The format in the template; null when there is none.</param>
    /// <returns>This message.</returns>
    public UserMessage Value<T>(T value, string? format = null)
    {
        switch (value)
        {
            case null:
                break;
            case bool truth:
                _text.Write(truth ? "true"u8 : "false"u8);
                break;
            case Uri uri:
                Append(uri.OriginalString);
                break;
            case IUtf8SpanFormattable:
                Append((IUtf8SpanFormattable)value, format ?? IsoFormat<T>());
                break;
            case IFormattable:
                Append(((IFormattable)value).ToString(format, CultureInfo.InvariantCulture));
                break;
            default:
                Append(value.ToString());
                break;
        }

        return this;
    }

    /// <summary>
    /// Appends a value between fences. A fence is a line of backticks, with more backticks than the longest run in the
    /// value, so that the value cannot end the fence. Null appends nothing.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value; it is written as by <see cref="Value{T}"/>.</param>
    /// <returns>This message.</returns>
    public UserMessage Quoted<T>(T value) =>
        value is null ? this : Quoted(new UserMessage().Value(value)._text.WrittenSpan);

    /// <summary>Appends text between fences.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    /// <returns>This message.</returns>
    public UserMessage Quoted(ReadOnlySpan<byte> utf8)
    {
        int fence = Math.Max(ShortestFence, LongestRun(utf8, (byte)'`') + 1);
        if (_text.WrittenCount > _start && _text.WrittenSpan[^1] != (byte)'\n')
            _text.Write("\n"u8);
        WriteFence(fence);
        _text.Write(utf8);
        _text.Write("\n"u8);
        WriteFence(fence);
        _fenceEnd = _text.WrittenCount;
        return this;
    }

    /// <summary>Appends a contract as minified JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The name of the parameter that it came from.</param>
    /// <param name="quoted">Whether it is put between fences.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public UserMessage Json<T>(T value, string parameterName, bool quoted = false)
        where T : IJsonContract<T> => Json(value, parameterName, static (json, value) => GeneratedContract.Write(json, value), quoted);

    /// <summary>Appends a value as minified JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The name of the parameter that it came from.</param>
    /// <param name="write">Writes the value.</param>
    /// <param name="quoted">Whether it is put between fences.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public UserMessage Json<T>(T value, string parameterName, Action<Utf8JsonWriter, T> write, bool quoted = false)
    {
        if (value is null)
            throw new ArgumentNullException(parameterName);
        ArgumentNullException.ThrowIfNull(write);
        var text = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(text, JsonOptions))
            write(json, value);
        return quoted ? Quoted(text.WrittenSpan) : Text(text.WrittenSpan);
    }

    /// <summary>Appends an image after the text so far.</summary>
    /// <param name="image">The image.</param>
    /// <param name="parameterName">The name of the parameter that it came from.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public UserMessage Image(ImageInput image, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(image, parameterName);
        EndText();
        _parts.Add((_start, _start, image, parameterName));
        return this;
    }

    /// <summary>
    /// Appends images after the text so far. If there are several, a line with its number precedes each one, so that the text
    /// and the reply can name the third page of a document.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="parameterName">The name of the parameter that they came from.</param>
    /// <param name="optional">Whether there may be none.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="images"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There are no images, and they are not optional.</exception>
    public UserMessage Images(IEnumerable<ImageInput> images, string parameterName, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(images, parameterName);
        ImageInput[] all = [.. images];
        for (int i = 0; i < all.Length; i++)
        {
            if (all.Length > 1)
                Number(i + 1);
            Image(all[i], parameterName);
        }

        if (!optional && all.Length == 0)
            throw new ArgumentException("There are no images. Pass at least one, or make the parameter nullable if the call makes sense without.", parameterName);
        return this;
    }

    /// <summary>The parts in order: texts and images. Two texts never follow each other.</summary>
    internal IReadOnlyList<UserMessagePart> Parts
    {
        get
        {
            EndText();
            ReadOnlyMemory<byte> text = _text.WrittenMemory;
            return _parts.ConvertAll(part => new UserMessagePart(text[part.Start..part.End], part.Image, part.Parameter));
        }
    }

    /// <summary>The text of a message that must not have images.</summary>
    /// <exception cref="ArgumentException">The message has an image.</exception>
    internal string TextAlone(string parameterName) => _parts.Find(static part => part.Image is not null) is { Image: not null } part
        ? throw new ArgumentException($"A system message cannot have images, but it has the image '{part.Parameter}'. Put the image into the user message.", parameterName)
        : Encoding.UTF8.GetString(_text.WrittenSpan);

    private void Number(int number)
    {
        if (_text.WrittenCount > _start && _text.WrittenSpan[^1] != (byte)'\n')
            _text.Write("\n"u8);
        Append(string.Create(CultureInfo.InvariantCulture, $"Image {number}:\n"));
    }

    private static int LongestRun(ReadOnlySpan<byte> text, byte of)
    {
        int longest = 0;
        for (int start = text.IndexOf(of); start >= 0; start = text.IndexOf(of))
        {
            text = text[start..];
            int run = text.IndexOfAnyExcept(of);
            if (run < 0)
                run = text.Length;
            longest = Math.Max(longest, run);
            text = text[run..];
        }

        return longest;
    }

    private void WriteFence(int length)
    {
        _text.GetSpan(length)[..length].Fill((byte)'`');
        _text.Advance(length);
        _text.Write("\n"u8);
    }

    private void EndText()
    {
        int end = _text.WrittenCount;
        if (end > _start)
            _parts.Add((_start, end, null, null));
        _start = end;
    }

    private static string? IsoFormat<T>()
    {
        Type type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type == typeof(DateOnly) ? "yyyy-MM-dd"
            : type == typeof(TimeOnly) ? "HH:mm:ss.FFFFFFF"
            : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"
            : null;
    }

    private void Append(IUtf8SpanFormattable value, string? format)
    {
        int written;
        for (int size = ShortValue; !value.TryFormat(_text.GetSpan(size), out written, format, CultureInfo.InvariantCulture); size *= 2)
        {
        }

        _text.Advance(written);
    }

    // Half a surrogate pair becomes U+FFFD, since it cannot be encoded in UTF-8.
    private void Append(string? value) => Encoding.UTF8.GetBytes(value ?? "", _text);
}
