using System.Text.Json;

namespace GptImage2.Emulator.Pages;

/// <summary>Writes all that the page shows of one call.</summary>
internal static class CallDetails
{
    public static void Write(Utf8JsonWriter writer, Call call)
    {
        ReceivedRequest request = call.Request;
        writer.WriteStartObject();
        CallSummary.WriteMembers(writer, call);
        writer.WriteString("requestId"u8, request.RequestId);
        writer.WriteNumber("length"u8, request.BodyLength);
        writer.WriteString("sha256"u8, request.BodySha256);
        WriteHeaders(writer, "headers", request.Headers);
        WriteHeaders(writer, "answerHeaders", call.AnswerHeaders ?? []);
        if (request.Body is { } body)
        {
            writer.WritePropertyName("body"u8);
            body.WriteTo(writer);
        }

        writer.WriteString("text"u8, call.Text);
        WritePictures(writer, call.Pictures);
        WriteReply(writer, call);
        writer.WriteString("sentText"u8, call.Body.Text);
        writer.WriteBoolean("sentCut"u8, call.Body.IsCut);
        writer.WriteEndObject();
    }

    private static void WriteHeaders(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> headers)
    {
        writer.WriteStartArray(name);
        foreach (KeyValuePair<string, string> header in headers)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(header.Key);
            writer.WriteStringValue(header.Value);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WritePictures(Utf8JsonWriter writer, IReadOnlyList<Picture?> pictures)
    {
        writer.WriteStartArray("kept"u8);
        foreach (Picture? picture in pictures)
        {
            if (picture is null)
            {
                writer.WriteNullValue();
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("type"u8, picture.Type);
            writer.WriteNumber("bytes"u8, picture.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReply(Utf8JsonWriter writer, Call call)
    {
        ReceivedRequest request = call.Request;
        bool streamed = request.Chat?.Stream == true && !call.Body.IsCut;
        writer.WriteStartArray("choices"u8);
        foreach (string? choice in streamed ? StreamedText.Read(call.Body.Text) : request.Choices)
            writer.WriteStringValue(choice);

        writer.WriteEndArray();
        writer.WriteString("refusal"u8, request.Refusal);
    }
}
