using System.Runtime.CompilerServices;
using GptImage2.Jobs.Files;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Exports;

/// <summary>The items of an export, job after job, in the order of their keys.</summary>
internal static class ExportedItems
{
    public static async IAsyncEnumerable<(string Job, StoredItem Item)> ReadAsync(IJournalStore store, ExportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach ((long id, JobSummary summary) in await ChosenJobs.FindAsync(store, options.Job, cancellationToken).ConfigureAwait(false))
        {
            await foreach (StoredItem item in store.Records.ReadItemsAsync(id, options.WithFailures ? null : ItemState.Done, withDocuments: true, cancellationToken).ConfigureAwait(false))
                yield return (summary.Name, item);
        }
    }

    public static string StateOf(StoredItem item) => item.State == ItemState.Done ? "done" : "failed";
}
