using System.Text.Json;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>What a client sees of a batch.</summary>
internal sealed class BatchRecord(string id, BatchParameters parameters, long createdAt, long expiresAt)
{
    private readonly Dictionary<BatchStatus, long> _entered = [];

    public string Id { get; } = id;

    public BatchParameters Parameters { get; } = parameters;

    public long ExpiresAt { get; } = expiresAt;

    public BatchStatus Status { get; private set; } = BatchStatus.Validating;

    public string StatusName => Status switch
    {
        BatchStatus.Validating => "validating",
        BatchStatus.InProgress => "in_progress",
        BatchStatus.Finalizing => "finalizing",
        BatchStatus.Completed => "completed",
        BatchStatus.Failed => "failed",
        BatchStatus.Expired => "expired",
        BatchStatus.Cancelling => "cancelling",
        _ => "cancelled",
    };

    public bool HasEnded => Status is BatchStatus.Completed or BatchStatus.Failed or BatchStatus.Expired or BatchStatus.Cancelled;

    public string? Model { get; set; }

    public IReadOnlyList<BatchError>? Errors { get; set; }

    public string? OutputFileId { get; set; }

    public string? ErrorFileId { get; set; }

    public int Total { get; set; }

    public int Completed { get; set; }

    public int Failed { get; set; }

    public BatchUsage Usage { get; set; } = BatchUsage.None;

    public void Enter(BatchStatus status, long time)
    {
        Status = status;
        _entered[status] = time;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        writer.WriteString("object"u8, "batch"u8);
        writer.WriteString("endpoint"u8, Parameters.Endpoint);
        writer.WriteString("model"u8, Model);
        WriteErrors(writer);
        writer.WriteString("input_file_id"u8, Parameters.InputFileId);
        writer.WriteString("completion_window"u8, BatchParameters.Window);
        writer.WriteString("status"u8, StatusName);
        writer.WriteString("output_file_id"u8, OutputFileId);
        writer.WriteString("error_file_id"u8, ErrorFileId);
        WriteTimes(writer);
        writer.WriteStartObject("request_counts"u8);
        writer.WriteNumber("total"u8, Total);
        writer.WriteNumber("completed"u8, Completed);
        writer.WriteNumber("failed"u8, Failed);
        writer.WriteEndObject();
        Usage.WriteTo(writer);
        WriteMetadata(writer);
        writer.WriteEndObject();
    }

    private void WriteErrors(Utf8JsonWriter writer)
    {
        if (Errors is null)
        {
            writer.WriteNull("errors"u8);
            return;
        }

        writer.WriteStartObject("errors"u8);
        writer.WriteString("object"u8, "list"u8);
        writer.WriteStartArray("data"u8);
        foreach (BatchError error in Errors)
            error.WriteTo(writer);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteTimes(Utf8JsonWriter writer)
    {
        writer.WriteNumber("created_at"u8, createdAt);
        WriteTime("in_progress_at", BatchStatus.InProgress);
        writer.WriteNumber("expires_at"u8, ExpiresAt);
        WriteTime("finalizing_at", BatchStatus.Finalizing);
        WriteTime("completed_at", BatchStatus.Completed);
        WriteTime("failed_at", BatchStatus.Failed);
        WriteTime("expired_at", BatchStatus.Expired);
        WriteTime("cancelling_at", BatchStatus.Cancelling);
        WriteTime("cancelled_at", BatchStatus.Cancelled);

        void WriteTime(string name, BatchStatus status)
        {
            if (_entered.TryGetValue(status, out long time))
                writer.WriteNumber(name, time);
            else
                writer.WriteNull(name);
        }
    }

    private void WriteMetadata(Utf8JsonWriter writer)
    {
        if (Parameters.Metadata is null)
        {
            writer.WriteNull("metadata"u8);
            return;
        }

        writer.WriteStartObject("metadata"u8);
        foreach ((string? key, string? value) in Parameters.Metadata)
            writer.WriteString(key, value);

        writer.WriteEndObject();
    }
}
