using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Tests.Endpoints.Caching;

internal sealed class DictionaryCache : IDistributedCache
{
    public ConcurrentDictionary<string, (byte[] Value, DistributedCacheEntryOptions Options)> Entries { get; } = [];

    public bool Fails { get; init; }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        Fails ? throw new IOException("The cache is down.") : Task.FromResult(Entries.TryGetValue(key, out (byte[] Value, DistributedCacheEntryOptions Options) entry) ? entry.Value : null);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        if (Fails)
            throw new IOException("The cache is down.");
        Entries[key] = (value, options);
        return Task.CompletedTask;
    }

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}
