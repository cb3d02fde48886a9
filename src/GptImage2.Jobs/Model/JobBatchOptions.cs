using System.Globalization;

namespace GptImage2;

/// <summary>The settings of the mode <see cref="JobMode.Batch"/>.</summary>
public sealed record JobBatchOptions
{
    internal const int MostLines = 50_000;
    internal const long MostBytes = 200_000_000;

    /// <summary>How replies that break their contract are corrected.</summary>
    public BatchCorrections Corrections { get; init; } = BatchCorrections.Batch;

    /// <summary>The mode that the run goes on with when the provider has no batches for the model; null stops the run.</summary>
    public JobMode? Fallback { get; init; }

    /// <summary>The maximum number of requests in one batch: 1 to 50,000.</summary>
    public int MaxLines { get; init; } = MostLines;

    /// <summary>The maximum length of the input file of a batch in bytes: 1,000,000 to 200,000,000.</summary>
    /// <remarks>Pictures are in it as base64, which takes a third more than their bytes. At most two input files are on the disk at the same time.</remarks>
    public long MaxFileBytes { get; init; } = MostBytes;

    /// <summary>The maximum number of batches that are submitted and have not ended: 1 to 1,000. The run waits before it makes more.</summary>
    public int MaxOpenBatches { get; init; } = 8;

    /// <summary>
    /// The input tokens that the provider accepts in all batches of the model that have not ended, as the limits page of your account says; null
    /// when it is not known. Then the run finds out when a batch is refused for it.
    /// </summary>
    public long? MaxQueuedTokens { get; init; }

    /// <summary>How long requests are collected at most before they are submitted, when the items come slowly: 1 second to 1 day.</summary>
    public TimeSpan CollectFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest time between two questions whether a batch has ended: 10 milliseconds to 1 hour.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What webhooks report the ends of batches to, so that the run does not wait for <see cref="PollInterval"/>; null for none.</summary>
    /// <remarks>Webhooks may be lost: the run asks the provider as well.</remarks>
    public BatchNotifications? Notifications { get; init; }

    /// <summary>How long the provider keeps the files with the replies: 1 hour to 30 days. A run that does not come back in this time loses paid replies.</summary>
    public TimeSpan OutputLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Where the input files are written before they are uploaded; null for a folder in that of temporary files.</summary>
    public string? Directory { get; init; }

    internal void Validate()
    {
        Require(Enum.IsDefined(Corrections), nameof(Corrections), "must be one of its names", Corrections);
        Require(Fallback is null or JobMode.Live or JobMode.Flex, nameof(Fallback), $"must be {nameof(JobMode.Live)}, {nameof(JobMode.Flex)} or null", Fallback);
        Require(MaxLines is >= 1 and <= MostLines, nameof(MaxLines), "must be from 1 to 50000", MaxLines);
        Require(MaxFileBytes is >= 1_000_000 and <= MostBytes, nameof(MaxFileBytes), "must be from 1000000 to 200000000", MaxFileBytes);
        Require(MaxOpenBatches is >= 1 and <= 1_000, nameof(MaxOpenBatches), "must be from 1 to 1000", MaxOpenBatches);
        Require(MaxQueuedTokens is null or > 0, nameof(MaxQueuedTokens), "must be more than 0", MaxQueuedTokens);
        Require(CollectFor >= TimeSpan.FromSeconds(1) && CollectFor <= TimeSpan.FromDays(1), nameof(CollectFor), "must be from 1 second to 1 day", CollectFor);
        Require(PollInterval >= TimeSpan.FromMilliseconds(10) && PollInterval <= TimeSpan.FromHours(1), nameof(PollInterval), "must be from 10 milliseconds to 1 hour", PollInterval);
        Require(OutputLifetime >= TimeSpan.FromHours(1) && OutputLifetime <= TimeSpan.FromDays(30), nameof(OutputLifetime), "must be from 1 hour to 30 days", OutputLifetime);
        Require(Directory is null || Directory.Length > 0, nameof(Directory), "must not be empty", Directory);
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{nameof(JobOptions.Batches)}.{option}", value, string.Create(CultureInfo.InvariantCulture, $"{nameof(JobBatchOptions)}.{option} {rule}."));
    }
}
