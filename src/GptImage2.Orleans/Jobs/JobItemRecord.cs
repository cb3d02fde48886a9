namespace GptImage2.Orleans.Jobs;

/// <summary>What a silo made of an item, as it is stored until the client has it. Versions of the package read each other's.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.job.item")]
internal sealed class JobItemRecord
{
    /// <summary>The serialized value; null when the item has an error.</summary>
    [Id(0)]
    public byte[]? Value { get; init; }

    /// <summary>The name of the type of the error.</summary>
    [Id(1)]
    public string? ErrorType { get; init; }

    /// <summary>The message of the error.</summary>
    [Id(2)]
    public string? ErrorMessage { get; init; }

    /// <summary>The violations of the contract.</summary>
    [Id(3)]
    public string[] Violations { get; init; } = [];

    /// <summary>The billed tokens of the input, the output, the cached input, the writes to the cache, the images and the reasoning; null when they are not known.</summary>
    [Id(4)]
    public long?[]? Tokens { get; init; }

    /// <summary>The cost of all requests in US dollars.</summary>
    [Id(5)]
    public decimal? Cost { get; init; }

    /// <summary>The part of the cost that this run has paid.</summary>
    [Id(6)]
    public decimal Spent { get; init; }

    /// <summary>The number of repairs.</summary>
    [Id(7)]
    public int Repairs { get; init; }

    /// <summary>The number of corrections.</summary>
    [Id(8)]
    public int Corrections { get; init; }

    /// <summary>How long the item took.</summary>
    [Id(9)]
    public TimeSpan Duration { get; init; }

    /// <summary>Whether everything came from the journal.</summary>
    [Id(10)]
    public bool FromJournal { get; init; }

    /// <summary>Whether the file of a picture is not there any more.</summary>
    [Id(11)]
    public bool SourceMissing { get; init; }

    /// <summary>What is different from the last run: a <see cref="JobItemChange"/>.</summary>
    [Id(12)]
    public int Change { get; init; }

    /// <summary>The silo.</summary>
    [Id(13)]
    public string Worker { get; init; } = "";
}
