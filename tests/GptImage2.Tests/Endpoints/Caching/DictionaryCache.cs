using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Tests.Endpoints.Caching;

internal sealed class DictionaryCache : IDistributedCache
{
    private int _lookUps;

    public ConcurrentDictionary<string, (byte[] Value, DistributedCacheEntryOptions Options)> Entries { get; } = [];

    public bool Fails { get; init; }

    public int LookUps => Volatile.Read(ref _lookUps);

    public byte[]? Get(string key) => throw new NotSupportedException();

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        Interlocked.Increment(ref _lookUps);
        return Fails ? throw new IOException("The cache is down.") : Task.FromResult(Entries.TryGetValue(key, out (byte[] Value, DistributedCacheEntryOptions Options) entry) ? entry.Value : null);
    }

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

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        Entries.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <summary>Changes the bytes of the only entry.</summary>
    public void Change(Func<byte[], byte[]> change)
    {
        (string key, (byte[] Value, DistributedCacheEntryOptions Options) entry) = Assert.Single(Entries);
        Entries[key] = (change(entry.Value), entry.Options);
    }
}
