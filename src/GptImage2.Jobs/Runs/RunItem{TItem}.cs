using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;
using GptImage2.Results;

namespace GptImage2.Jobs.Runs;

/// <summary>An item of a run.</summary>
/// <param name="Index">Its number in the input.</param>
/// <param name="Key">Its key.</param>
/// <param name="Item">The item.</param>
/// <param name="Round">How often it was worked on, this time included.</param>
/// <param name="Earlier">The pass before in this run; null for the first.</param>
internal sealed record RunItem<TItem>(long Index, string Key, TItem Item, int Round, JobPass? Earlier)
{
    /// <summary>Whether it was begun before in this run.</summary>
    public bool IsLater { get; init; }

    /// <summary>Whether it has a place in the window of items that are begun and not handed out.</summary>
    public bool HasPlace { get; init; }

    /// <summary>Whether the run has claimed it in the journal.</summary>
    public bool IsClaimed { get; init; }

    /// <summary>How often another run had it.</summary>
    public int TimesElsewhere { get; init; }

    /// <summary>The exceptions of requests that batches did not answer; null when there are none.</summary>
    public IReadOnlyDictionary<ReplyKey, Func<CallAccount, Exception>>? Refusals { get; init; }
}
