using System.Security.Cryptography;
using System.Text;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Messages;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Endpoints.Caching;

/// <summary>Caches replies by the exact request. When the cache fails, calls continue without it.</summary>
internal sealed class ReplyCache(IDistributedCache cache, TimeSpan duration, string model, string endpoint, CallLog log)
{
    /// <summary>Returns the cache key of a request: a hash of the endpoint and the complete content.</summary>
    public async Task<string> KeyAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        var body = new RequestJson(model, request);
        body.CheckImages();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(endpoint + "\n"));
        var stream = new HashStream(hash);
        await using (stream.ConfigureAwait(false))
            await body.WriteToAsync(stream, cancellationToken).ConfigureAwait(false);
        return "gptimage2:reply:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async Task<CachedReply?> FindAsync(string key, string method, CancellationToken cancellationToken)
    {
        try
        {
            return CachedReply.Decode(await cache.GetAsync(key, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.CacheFailed(method, e);
            return null;
        }
    }

    public async Task StoreAsync(string key, CachedReply reply, string method, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = duration };
            await cache.SetAsync(key, reply.Encode(), options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The value is available and paid for, so a failure of the cache must not fail the call.
            log.CacheFailed(method, e);
        }
    }

    public void Found(string method) => log.CacheHit(method);
}
