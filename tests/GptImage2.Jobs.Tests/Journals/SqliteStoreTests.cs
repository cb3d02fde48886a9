using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>The store on SQLite does what every store does.</summary>
public sealed class SqliteStoreTests : JournalStoreTests
{
    private readonly JournalFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override Task<IJournalStore> OpenAsync() =>
        Task.FromResult<IJournalStore>(SqliteJournalStore.Open(_folder.Path, new JournalOptions { TimeProvider = Clock, ReserveBytes = 0 }));
}
