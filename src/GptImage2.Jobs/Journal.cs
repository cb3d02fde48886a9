using GptImage2.Jobs.Journals;

namespace GptImage2;

/// <summary>What jobs have done and paid for. It survives the process: whoever opens it again goes on where it stood.</summary>
public sealed class Journal : IAsyncDisposable
{
    internal Journal(IJournalStore store) => Store = store;

    internal IJournalStore Store { get; }

    /// <summary>Writes what is left and closes the journal.</summary>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
