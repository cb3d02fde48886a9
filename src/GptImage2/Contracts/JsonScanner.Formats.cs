using System.Buffers;
using System.Text;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    // System.Uri trims or escapes these, and reads a path with a backslash as a file.
    private static readonly SearchValues<byte> NotInUris = SearchValues.Create("\u007f\"<>\\^`{|}"u8);

    /// <summary>Reads a date: <c>2026-05-08</c>.</summary>
    public DateOnly ReadDateOnly()
    {
        if (TryFixedText(Iso8601.DateLength, out ReadOnlySpan<byte> text) && Iso8601.TryParseDate(text, out DateOnly value))
        {
            _position += Iso8601.DateLength + 2;
            return value;
        }

        if (Iso8601.TryParseDate(ReadText("a date"), out value))
            return value;
        return RejectFormat<DateOnly>("a date, YYYY-MM-DD");
    }

    /// <summary>Reads a time of day: <c>10:42:00</c>.</summary>
    public TimeOnly ReadTimeOnly()
    {
        if (Iso8601.TryParseTime(ReadText("a time"), out TimeOnly value))
            return value;
        return RejectFormat<TimeOnly>("a time, hh:mm:ss");
    }

    /// <summary>
    /// Reads a date with a time. With an offset it becomes the UTC time; without one its kind is unspecified.
    /// </summary>
    public DateTime ReadDateTime()
    {
        if (Iso8601.TryParseDateTime(ReadText("a date and time"), out DateTime value, out TimeSpan? offset))
        {
            if (offset is null)
                return value;
            if (Iso8601.TryApply(value, offset.Value, out DateTimeOffset instant))
                return instant.UtcDateTime;
        }

        return RejectFormat<DateTime>("a date and time, YYYY-MM-DDThh:mm:ss");
    }

    /// <summary>Reads a date with a time and an offset.</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        if (Iso8601.TryParseDateTime(ReadText("a date and time"), out DateTime value, out TimeSpan? offset)
            && offset is not null
            && Iso8601.TryApply(value, offset.Value, out DateTimeOffset instant))
        {
            return instant;
        }

        return RejectFormat<DateTimeOffset>("a date and time with an offset, YYYY-MM-DDThh:mm:ssZ");
    }

    /// <summary>Reads a duration: <c>PT1H30M</c>.</summary>
    public TimeSpan ReadTimeSpan()
    {
        if (Iso8601.TryParseDuration(ReadText("a duration"), out TimeSpan value))
            return value;
        return RejectFormat<TimeSpan>("an ISO 8601 duration in weeks, days, hours, minutes and seconds, such as PT1H30M");
    }

    /// <summary>Reads a UUID.</summary>
    public Guid ReadGuid()
    {
        if (TryFixedText(UuidText.Length, out ReadOnlySpan<byte> text) && UuidText.TryParse(text, out Guid value))
        {
            _position += UuidText.Length + 2;
            return value;
        }

        // A text with escapes is longer.
        if (UuidText.TryParse(ReadText("a UUID"), out value))
            return value;
        return RejectFormat<Guid>("a UUID, xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    }

    /// <summary>Reads an absolute URI.</summary>
    public Uri? ReadUri()
    {
        ReadOnlySpan<byte> text = ReadText("a URI");
        if (HasScheme(text)
            && !text.ContainsAnyInRange((byte)0, (byte)' ')
            && !text.ContainsAny(NotInUris)
            && Uri.TryCreate(Encoding.UTF8.GetString(text), UriKind.Absolute, out Uri? value))
            return value;
        return RejectFormat<Uri>("an absolute URI");
    }

    // Finds the text between two quotes at a known distance. The parser of the format sees whether it is one string. The
    // scanner does not move.
    private bool TryFixedText(int length, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (StartValue() != (byte)'"')
            return false;
        ReadOnlySpan<byte> rest = _json[(_position + 1)..];
        if (rest.Length <= length || rest[length] != (byte)'"')
            return false;
        text = rest[..length];
        return true;
    }

    // Without a scheme, System.Uri would read /path as a file on Unix.
    private static bool HasScheme(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOf((byte)':');
        if (length <= 0 || !char.IsAsciiLetter((char)text[0]))
            return false;
        foreach (byte character in text[..length])
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && !"+-."u8.Contains(character))
                return false;
        }

        return true;
    }

    private T? RejectFormat<T>(string expected)
    {
        if (!_stopped)
            Reject(ContractRule.Format, expected);
        return default;
    }
}
