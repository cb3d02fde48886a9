using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Batches;

/// <summary>Reads the lines of a batch without a reply, some at a time.</summary>
internal static class BatchLines
{
    private const int LinesAtOnce = 1_000;

    public static async IAsyncEnumerable<OpenRequest> ReadAsync(IJournalStore store, long batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OpenRequest? last = null;
        while (true)
        {
            IReadOnlyList<OpenRequest> some = await store.Batches.ReadLinesAsync(batch, last, LinesAtOnce, cancellationToken).ConfigureAwait(false);
            foreach (OpenRequest line in some)
                yield return line;
            if (some.Count < LinesAtOnce)
                yield break;
            last = some[^1];
        }
    }
}
