namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>A slice that this process holds.</summary>
/// <param name="epoch">The epoch of the limit that granted it.</param>
/// <param name="from">When it begins, by the monotonic clock.</param>
/// <param name="until">When it ends, by the monotonic clock.</param>
/// <param name="untilTime">When it ends, by the clock of the system, which goes on while a machine is suspended.</param>
internal sealed class HeldSlice(string epoch, TimeSpan from, TimeSpan until, DateTimeOffset untilTime)
{
    public string Epoch => epoch;

    public TimeSpan From => from;

    public TimeSpan Until => until;

    public long Requests { get; set; }

    public long Tokens { get; set; }

    public bool HasBegun(TimeSpan now) => now >= from;

    // A clock that is set forward ends it too early, which costs a request to the limit and nothing else.
    public bool HasEnded(TimeSpan now, DateTimeOffset time) => now >= until || time >= untilTime;
}
