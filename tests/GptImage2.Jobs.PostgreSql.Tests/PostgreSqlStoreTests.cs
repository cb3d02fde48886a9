using GptImage2.Jobs.Journals;
using GptImage2.Jobs.PostgreSql.Store;
using GptImage2.Jobs.Tests.Journals;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>The store on PostgreSQL does what every store does.</summary>
public sealed class PostgreSqlStoreTests : JournalStoreTests
{
    private readonly PostgreSqlServer _server = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    private protected override async Task<IJournalStore> OpenAsync()
    {
        PostgreSqlServer.Require();
        return await PostgreSqlJournalStore.OpenAsync(PostgreSqlServer.ConnectionString!, _server.Options(Clock), isReadOnly: false, CancellationToken.None);
    }
}
