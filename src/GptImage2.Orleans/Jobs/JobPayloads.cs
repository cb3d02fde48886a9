using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace GptImage2.Orleans.Jobs;

/// <summary>Writes and reads what travels between clients and silos, with the serializers of the cluster.</summary>
internal sealed class JobPayloads(Serializer serializer, ICodecProvider codecs)
{
    public byte[] Write<T>(T value) => serializer.SerializeToArray(value);

    public T Read<T>(ReadOnlyMemory<byte> payload) => serializer.Deserialize<T>(payload)!;

    /// <summary>Throws when there is no serializer for a type.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to do.</exception>
    public void Require<T>(string job)
    {
        if (codecs.TryGetCodec<T>() is null)
        {
            throw new InvalidOperationException(
                $"The job '{job}' cannot travel: Orleans has no serializer for '{typeof(T)}'. Put [GenerateSerializer] on the type and [Id] on its members, or register the JSON serializer of Orleans for it on all silos and clients.");
        }
    }

    /// <summary>What a silo made of an item.</summary>
    public byte[] WriteItem<T>(JobItem<T> item, string silo)
    {
        return Write(new JobItemRecord
        {
            Value = item.Error is null ? Write(item.Value) : null,
            ErrorType = item.Error?.GetType().Name,
            ErrorMessage = item.Error?.Message,
            Violations = item.Error switch
            {
                ContractViolationException violated => [.. violated.Violations.Select(static violation => violation.ToString())],
                StoredReplyException rejected => [.. rejected.Violations.Select(static violation => violation.ToString())],
                _ => [],
            },
            Tokens = item.Usage is { } usage ? [usage.InputTokens, usage.OutputTokens, usage.CachedInputTokens, usage.CacheWriteTokens, usage.ImageInputTokens, usage.ReasoningTokens] : null,
            Cost = item.Cost,
            Spent = item.Spent,
            Repairs = item.Repairs,
            Corrections = item.Corrections,
            Duration = item.Duration,
            FromJournal = item.FromJournal,
            SourceMissing = item.SourceMissing,
            Change = (int)item.Change,
            Worker = silo,
        });
    }

    public JobItem<T> ReadItem<T>(string key, ReadOnlyMemory<byte> payload)
    {
        JobItemRecord record = Read<JobItemRecord>(payload);
        Exception? error = record.Value is null ? new ClusterItemException(record.ErrorType ?? nameof(Exception), record.ErrorMessage ?? "", record.Violations) : null;
        return new JobItem<T>(key, record.Value is null ? default : Read<T>(record.Value), error)
        {
            Usage = record.Tokens is [{ } input, { } output, var cached, var written, var images, var reasoning, ..]
                ? new TokenUsage(input, output) { CachedInputTokens = cached ?? 0, CacheWriteTokens = written ?? 0, ImageInputTokens = images, ReasoningTokens = reasoning ?? 0 }
                : null,
            Cost = record.Cost,
            Spent = record.Spent,
            Repairs = record.Repairs,
            Corrections = record.Corrections,
            Duration = record.Duration,
            FromJournal = record.FromJournal,
            SourceMissing = record.SourceMissing,
            Change = (JobItemChange)record.Change,
            Worker = record.Worker,
        };
    }
}
