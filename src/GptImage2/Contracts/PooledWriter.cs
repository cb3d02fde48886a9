using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2.Contracts;

/// <summary>A JSON writer with its buffer. Each thread keeps one for the next value.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as its thread, and has only memory to release.")]
internal sealed class PooledWriter
{
    private const int MaxKept = 256 * 1024;

    // Text is not escaped beyond what JSON needs: escapes cost tokens, and this JSON is not put into HTML.
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = Encoder,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static PooledWriter? s_pooled;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    private PooledWriter() => _json = new Utf8JsonWriter(_buffer, Options);

    public static byte[] ToUtf8<T>(T value)
        where T : IJsonContract<T>
    {
        PooledWriter writer = Take();
        byte[] utf8 = writer.Write(value).ToArray();
        writer.Keep();
        return utf8;
    }

    public static string ToText<T>(T value)
        where T : IJsonContract<T>
    {
        PooledWriter writer = Take();
        string text = Encoding.UTF8.GetString(writer.Write(value));
        writer.Keep();
        return text;
    }

    public static byte[] ToUtf8<T>(JsonContract<T> contract, T value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
            contract.WriteTo(json, value);
        return buffer.WrittenSpan.ToArray();
    }

    // While a value is written, its properties may write others: they find no writer here, and create a new one. So does
    // the next caller after an exception.
    private static PooledWriter Take()
    {
        PooledWriter writer = s_pooled ?? new PooledWriter();
        s_pooled = null;
        return writer;
    }

    private ReadOnlySpan<byte> Write<T>(T value)
        where T : IJsonContract<T>
    {
        GeneratedContract.Write(_json, value);
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    private void Keep()
    {
        if (_buffer.Capacity > MaxKept)
            return;
        _json.Reset();
        _buffer.ResetWrittenCount();
        s_pooled = this;
    }
}
