using GptImage2;

namespace ReceiptFolder;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    /// <summary>The folder of pictures; null for the one that the program draws.</summary>
    public DirectoryInfo? Folder { get; init; }

    /// <summary>The folder to draw, in place of a run; null for none.</summary>
    public DirectoryInfo? Make { get; init; }

    /// <summary>The number of pictures to draw.</summary>
    public required int Count { get; init; }

    public required int Seed { get; init; }

    /// <summary>Whether only the bill is printed.</summary>
    public bool Plan { get; init; }

    /// <summary>The number of pictures that are paid before the bill is printed; 0 for none.</summary>
    public int Pilot { get; init; }

    public bool Flex { get; init; }

    public bool Batch { get; init; }

    /// <summary>The longest time between two questions whether a batch has ended; null for that of the library.</summary>
    public TimeSpan? Poll { get; init; }

    /// <summary>The limit of the job in US dollars; null for none.</summary>
    public decimal? MaxCost { get; init; }

    public bool RetryFailed { get; init; }

    /// <summary>The file of the journal.</summary>
    public required string Journal { get; init; }

    /// <summary>The table that the receipts are written to: beside the journal.</summary>
    public string Table => Path.ChangeExtension(Journal, ".csv");

    public JobOptions ToJobOptions() => new()
    {
        Mode = Batch ? JobMode.Batch : Flex ? JobMode.Flex : JobMode.Live,
        Batches = Poll is { } poll ? new() { PollInterval = poll } : new(),
        MaxCost = MaxCost,
        OnlyFailed = RetryFailed,
    };
}
