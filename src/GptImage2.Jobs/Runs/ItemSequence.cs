using System.Runtime.CompilerServices;

namespace GptImage2.Jobs.Runs;

/// <summary>Reads the items of a job from a collection.</summary>
internal static class ItemSequence
{
    /// <summary>The items as an asynchronous sequence.</summary>
    public static async IAsyncEnumerable<TItem> Of<TItem>(IEnumerable<TItem> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (TItem item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>Their number, when it is known without reading them.</summary>
    public static long? CountOf<TItem>(IEnumerable<TItem> items) => items.TryGetNonEnumeratedCount(out int count) ? count : null;
}
