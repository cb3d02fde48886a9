using System.Collections.Concurrent;
using GptImage2.Emulator.Files;

namespace GptImage2.Emulator.Chat;

/// <summary>The starts of prompts that were answered lately: from 1,024 tokens on, in steps of 128.</summary>
internal sealed class PromptCache(TimeProvider time)
{
    private const int Shortest = 1024;
    private const int Step = 128;
    private const int Capacity = 200_000;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    // The guide says that unused starts are forgotten after five to ten minutes.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly ulong[] Frame = [ulong.MaxValue, ulong.MaxValue - 1, ulong.MaxValue - 2];

    private readonly ConcurrentDictionary<ulong, long> _used = new();

    /// <summary>Tells how many tokens of a prompt are the start of one that was answered before, and remembers this one.</summary>
    public int Use(ChatRequest request)
    {
        if (request.PromptTokens < Shortest)
            return 0;

        long now = time.GetTimestamp();
        (int count, int cached) = (0, 0);
        ulong hash = Mix(0, unchecked((ulong)string.GetHashCode(request.Model, StringComparison.Ordinal)));
        foreach (ulong token in Tokens(request))
        {
            hash = Mix(hash, token);
            if (++count < Shortest || count % Step != 0)
                continue;

            if (cached == count - (count == Shortest ? Shortest : Step) && _used.TryGetValue(hash, out long at) && time.GetElapsedTime(at, now) < Lifetime)
                cached = count;

            _used[hash] = now;
        }

        Forget(now);
        return Math.Min(cached, request.PromptTokens / Step * Step);
    }

    private void Forget(long now)
    {
        if (_used.Count <= Capacity)
            return;

        foreach ((ulong hash, long at) in _used)
        {
            if (time.GetElapsedTime(at, now) >= Lifetime)
                _used.TryRemove(hash, out _);
        }

        if (_used.Count > Capacity)
            _used.Clear();
    }

    // An image is as many tokens as it counts for, all of them its own.
    private static IEnumerable<ulong> Tokens(ChatRequest request) => request.Messages.SelectMany(static message => Frame
        .Concat(Ids(message.Role))
        .Concat(Ids(message.Name ?? string.Empty))
        .Concat(message.Parts.SelectMany(static part => part.Image is { } image ? Enumerable.Repeat(IdOf(image), image.Tokens) : Ids(part.Text!))));

    private static IEnumerable<ulong> Ids(string text) => O200kBase.Ids(text).Select(static id => (ulong)id);

    private static ulong IdOf(ReceivedImage image) =>
        Mix(unchecked((ulong)string.GetHashCode(image.Sha256 ?? image.Url, StringComparison.Ordinal)), (ulong)image.Tokens);

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = unchecked((hash ^ value) * Prime);
        return hash ^ (hash >> 29);
    }
}
