using System.Collections.Concurrent;
using GptImage2.Emulator.Files;

namespace GptImage2.Emulator.Chat;

/// <summary>
/// The starts of prompts that were answered lately: from 1,024 tokens on, in steps of 128, and exactly up to the breakpoints
/// that requests set.
/// </summary>
internal sealed class PromptCache(TimeProvider time)
{
    private const int Shortest = 1024;
    private const int Step = 128;
    private const int Capacity = 200_000;
    private const int MaxBreakpoints = 4;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    // The guide says that unused starts are forgotten after five to ten minutes.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromMinutes(10);

    private static readonly ulong[] Frame = [ulong.MaxValue, ulong.MaxValue - 1, ulong.MaxValue - 2];

    private readonly ConcurrentDictionary<ulong, Entry> _entries = new();

    /// <summary>Tells how many tokens of a prompt are the start of one that was answered before, and remembers this one.</summary>
    public CacheUse Use(ChatRequest request)
    {
        if (request.PromptTokens < Shortest)
            return default;

        long now = time.GetTimestamp();
        bool isImplicit = request.PromptCacheMode is not "explicit";
        TimeSpan lifetime = Lifetime(request.PromptCacheLifetime);
        var breakpoints = new Queue<(ulong Hash, int Count, TimeSpan Lifetime)>();
        (int count, int read, int written) = (0, 0, 0);
        ulong hash = Start(request);
        foreach (ReceivedMessage message in request.Messages)
        {
            foreach (ulong token in Head(message))
                Add(token);

            foreach (ReceivedPart part in message.Parts)
            {
                foreach (ulong token in Tokens(part))
                    Add(token);

                if (count < Shortest || part.CacheBreakpoint is not { } kept)
                    continue;

                // At the end of a step, this was found out before the step was written.
                if (!(isImplicit && count % Step == 0) && IsKept(hash, now))
                    read = count;

                // The first of too many breakpoints is not written.
                breakpoints.Enqueue((hash, count, Lifetime(kept)));
                if (breakpoints.Count > (isImplicit ? MaxBreakpoints - 1 : MaxBreakpoints))
                    breakpoints.Dequeue();
            }
        }

        foreach ((ulong at, int length, TimeSpan kept) in breakpoints)
        {
            Keep(at, kept, now);
            written = Math.Max(written, length);
        }

        Forget(now);
        return new CacheUse(Math.Min(read, request.PromptTokens), Math.Max(0, Math.Min(written, request.PromptTokens) - read));

        void Add(ulong token)
        {
            hash = Mix(hash, token);
            if (++count < Shortest || count % Step != 0 || !isImplicit)
                return;

            if (IsKept(hash, now))
                read = count;

            Keep(hash, lifetime, now);
            written = count;
        }
    }

    private static TimeSpan Lifetime(string? name) => name switch
    {
        "30m" => TimeSpan.FromMinutes(30),
        "12h" => TimeSpan.FromHours(12),
        "24h" => TimeSpan.FromHours(24),
        _ => UsualLifetime,
    };

    private bool IsKept(ulong hash, long now) => _entries.TryGetValue(hash, out Entry entry) && IsKept(entry, now);

    private bool IsKept(Entry entry, long now) => time.GetElapsedTime(entry.Used, now) < entry.Lifetime;

    // A use without a lifetime of its own does not shorten the one that another request asked for.
    private void Keep(ulong hash, TimeSpan lifetime, long now) => _entries.AddOrUpdate(
        hash,
        static (_, added) => new Entry(added.now, added.lifetime),
        (_, entry, added) => new Entry(added.now, IsKept(entry, added.now) && entry.Lifetime > added.lifetime ? entry.Lifetime : added.lifetime),
        (now, lifetime));

    private void Forget(long now)
    {
        if (_entries.Count <= Capacity)
            return;

        foreach ((ulong hash, Entry entry) in _entries)
        {
            if (!IsKept(entry, now))
                _entries.TryRemove(hash, out _);
        }

        if (_entries.Count > Capacity)
            _entries.Clear();
    }

    // Requests with different keys are sent to different machines, which have caches of their own.
    private static ulong Start(ChatRequest request)
    {
        ulong hash = Mix(0, HashOf(request.Model));
        return request.PromptCacheKey is { } key ? Mix(hash, HashOf(key)) : hash;
    }

    private static IEnumerable<ulong> Head(ReceivedMessage message) => Frame.Concat(Ids(message.Role)).Concat(Ids(message.Name ?? string.Empty));

    // An image is as many tokens as it counts for, all of them its own.
    private static IEnumerable<ulong> Tokens(ReceivedPart part) => part.Image is { } image ? Enumerable.Repeat(IdOf(image), image.Tokens) : Ids(part.Text!);

    private static IEnumerable<ulong> Ids(string text) => O200kBase.Ids(text).Select(static id => (ulong)id);

    private static ulong IdOf(ReceivedImage image) => Mix(HashOf(image.Sha256 ?? image.Url!), (ulong)image.Tokens);

    private static ulong HashOf(string text) => unchecked((ulong)string.GetHashCode(text, StringComparison.Ordinal));

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = unchecked((hash ^ value) * Prime);
        return hash ^ (hash >> 29);
    }

    private readonly record struct Entry(long Used, TimeSpan Lifetime);
}
