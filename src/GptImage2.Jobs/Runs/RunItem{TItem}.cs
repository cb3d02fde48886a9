using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Runs;

/// <summary>An item of a run.</summary>
/// <param name="Index">Its number in the input.</param>
/// <param name="Key">Its key.</param>
/// <param name="Item">The item.</param>
/// <param name="Round">How often it was worked on, this time included.</param>
/// <param name="Earlier">The pass before in this run; null for the first.</param>
internal sealed record RunItem<TItem>(long Index, string Key, TItem Item, int Round, JobPass? Earlier);
