using System.Buffers;
using System.Globalization;
using System.Text;

namespace GptImage2;

/// <summary>The user message of one call: text and images in the order in which the model gets them.</summary>
public sealed class UserMessage
{
    private const int ShortValue = 32;

    private readonly ArrayBufferWriter<byte> _text = new(256);
    private readonly List<(int Start, int End, ImageInput? Image, string? Parameter)> _parts = [];
    private int _start;

    /// <summary>Appends constant text of the template.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    /// <returns>This message.</returns>
    public UserMessage Text(ReadOnlySpan<byte> utf8)
    {
        _text.Write(utf8);
        return this;
    }

    /// <summary>
    /// Appends a value, in the invariant culture; null appends nothing. Without a format, dates and times are written
    /// as ISO 8601 has them, for 05/08/2026 is one day in some countries and another one in others.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">The format, where the template gives one.</param>
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

    /// <summary>Appends images after the text so far.</summary>
    /// <param name="images">The images.</param>
    /// <param name="parameterName">The name of the parameter that they came from.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="images"/> or one of them is null.</exception>
    public UserMessage Images(IEnumerable<ImageInput> images, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(images, parameterName);
        foreach (ImageInput image in images)
            Image(image, parameterName);
        return this;
    }

    /// <summary>The parts: runs of text and images, in order; no two runs of text side by side.</summary>
    internal IReadOnlyList<UserMessagePart> Parts
    {
        get
        {
            EndText();
            ReadOnlyMemory<byte> text = _text.WrittenMemory;
            return _parts.ConvertAll(part => new UserMessagePart(text[part.Start..part.End], part.Image, part.Parameter));
        }
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

    // Half a surrogate pair becomes U+FFFD: it has no form in UTF-8.
    private void Append(string? value) => Encoding.UTF8.GetBytes(value ?? "", _text);
}
