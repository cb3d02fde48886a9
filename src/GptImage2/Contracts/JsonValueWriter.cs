using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using GptImage2.Contracts;

namespace GptImage2.Generated;

/// <summary>Writes the types for which <see cref="Utf8JsonWriter"/> has no method or a slower one, in the form that the reader accepts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonValueWriter
{
    /// <summary>Writes a date: <c>2026-05-08</c>.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, DateOnly value) => WriteText(json, value, "O");

    /// <summary>Writes a time of day: <c>10:42:00</c>, with as many fraction digits as it has.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, TimeOnly value) => WriteText(json, value, "HH:mm:ss.FFFFFFF");

    /// <summary>Writes an ISO 8601 duration: <c>PT1H30M</c>.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, TimeSpan value) => json.WriteStringValue(XmlConvert.ToString(value));

    /// <summary>Writes a URI as it was given.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, Uri value) => json.WriteStringValue(value.OriginalString);

    /// <summary>Writes a version.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, Version value) => json.WriteStringValue(value.ToString());

    /// <summary>Writes bytes in base64.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, byte[] value) => json.WriteBase64StringValue(value);

    /// <summary>Writes bytes in base64.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> value) => json.WriteBase64StringValue(value.Span);

    /// <summary>Writes bytes in base64.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, Memory<byte> value) => json.WriteBase64StringValue(value.Span);

    /// <summary>Writes any value.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, JsonElement value) => value.WriteTo(json);

    /// <summary>Writes any value.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, JsonNode value) => value.WriteTo(json);

    /// <summary>Writes any object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, JsonObject value) => value.WriteTo(json);

    /// <summary>Writes any array.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, JsonArray value) => value.WriteTo(json);

    /// <summary>Writes a character as a string.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, char value) => json.WriteStringValue([value]);

    /// <summary>Writes a number.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is infinite or NaN.</exception>
    public static void Write(Utf8JsonWriter json, Half value)
    {
        if (!Half.IsFinite(value))
            throw new ArgumentException("JSON has no number that is infinite or not a number.", nameof(value));
        WriteNumber(json, value);
    }

    /// <summary>Writes a number with the fewest digits that identify it.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is infinite or NaN.</exception>
    public static void Write(Utf8JsonWriter json, double value)
    {
        Span<byte> text = stackalloc byte[ShortNumber.MaxLength];
        if (ShortNumber.TryFormat(value, text, out int length))
            json.WriteRawValue(text[..length], skipInputValidation: true);
        else
            json.WriteNumberValue(value);
    }

    /// <summary>Writes a number. Zeros at its end are kept.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, decimal value)
    {
        Span<byte> text = stackalloc byte[ShortNumber.MaxLength];
        if (ShortNumber.TryFormat(value, text, out int length))
            json.WriteRawValue(text[..length], skipInputValidation: true);
        else
            json.WriteNumberValue(value);
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, Int128 value) => WriteNumber(json, value);

    /// <summary>Writes an integer.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, UInt128 value) => WriteNumber(json, value);

    /// <summary>Writes an integer.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter json, BigInteger value) => WriteNumber(json, value);

    private static void WriteText<T>(Utf8JsonWriter json, T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    private static void WriteNumber<T>(Utf8JsonWriter json, T value)
        where T : IFormattable => json.WriteRawValue(value.ToString(null, CultureInfo.InvariantCulture));
}
