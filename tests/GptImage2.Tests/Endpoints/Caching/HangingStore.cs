using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Tests.Endpoints.Caching;

/// <summary>A store whose operations end when the test ends them.</summary>
internal sealed class HangingStore : IDistributedCache
{
    /// <summary>What an operation waits for; it gets the token of the operation.</summary>
    public required Func<CancellationToken, Task> Hang { get; init; }

    public bool FindsNothingAtOnce { get; init; }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (!FindsNothingAtOnce)
            await Hang(token);
        return null;
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => Hang(token);

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => Hang(token);
}
