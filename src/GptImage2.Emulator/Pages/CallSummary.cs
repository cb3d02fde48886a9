using System.Text.Json;
using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator.Pages;

/// <summary>Writes what the list of the page shows of a call.</summary>
internal static class CallSummary
{
    public static void Write(Utf8JsonWriter writer, Call call)
    {
        writer.WriteStartObject();
        WriteMembers(writer, call);
        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, Call call)
    {
        ReceivedRequest request = call.Request;
        writer.WriteNumber("id"u8, call.Id);
        writer.WriteString("at"u8, request.ReceivedAt);
        writer.WriteString("method"u8, request.Method);
        writer.WriteString("path"u8, request.Path);
        writer.WriteString("model"u8, Model(request));
        writer.WriteBoolean("stream"u8, request.Chat?.Stream ?? false);
        writer.WriteNumber("pictures"u8, call.Pictures.Count);
        writer.WriteBoolean("settled"u8, call.IsSettled);
        writer.WriteNumber("status"u8, request.Status);
        writer.WriteString("finish"u8, request.FinishReason);
        writer.WriteString("error"u8, request.Error);
        writer.WriteString("fault"u8, request.Fault?.ToString());
        writer.WriteNumber("sent"u8, request.BytesSent);
        writer.WriteString("ended"u8, Ending(request));
        if (request.Duration is { } duration)
            writer.WriteNumber("ms"u8, Math.Round(duration.TotalMilliseconds, 1));

        if (request.Usage is { } usage)
            WriteUsage(writer, usage);
    }

    public static void Write(Utf8JsonWriter writer, Totals totals)
    {
        writer.WriteStartObject("totals"u8);
        writer.WriteNumber("calls"u8, totals.Calls);
        writer.WriteNumber("prompt"u8, totals.Prompt);
        writer.WriteNumber("cached"u8, totals.Cached);
        writer.WriteNumber("completion"u8, totals.Completion);
        writer.WriteNumber("cost"u8, totals.Cost);
        writer.WriteNumber("errors"u8, totals.Errors);
        writer.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter writer, EmulatedUsage usage)
    {
        writer.WriteNumber("cost"u8, usage.Cost);
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("prompt"u8, usage.Prompt);
        writer.WriteNumber("text"u8, usage.Text);
        writer.WriteNumber("image"u8, usage.Image);
        writer.WriteNumber("cached"u8, usage.Cached);
        writer.WriteNumber("completion"u8, usage.Completion);
        writer.WriteNumber("reasoning"u8, usage.Reasoning);
        writer.WriteNumber("total"u8, usage.Total);
        writer.WriteEndObject();
    }

    // A request that was refused may have named one too.
    private static string? Model(ReceivedRequest request) =>
        request.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("model", out JsonElement model) && model.ValueKind is JsonValueKind.String
            ? model.GetString()
            : null;

    private static string? Ending(ReceivedRequest request) => !request.Ended.IsCompletedSuccessfully ? null : request.Ended.Result switch
    {
        AnswerEnding.Complete => "complete",
        AnswerEnding.ClosedByClient => "closed",
        _ => "fault",
    };
}
