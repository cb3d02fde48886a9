namespace GptImage2.Emulator.Completions;

internal static class ServerSentEvent
{
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> data, StreamShape shape)
    {
        ReadOnlySpan<byte> end = shape.CarriageReturns ? "\r\n"u8 : "\n"u8;
        ReadOnlySpan<byte> comment = shape.KeepAlives ? ": keep-alive"u8 : default;
        return comment.IsEmpty
            ? (byte[])[.. "data: "u8, .. data, .. end, .. end]
            : (byte[])[.. comment, .. end, .. end, .. "data: "u8, .. data, .. end, .. end];
    }
}
