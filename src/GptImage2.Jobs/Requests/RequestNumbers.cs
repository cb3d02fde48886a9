namespace GptImage2.Jobs.Requests;

/// <summary>The numbers of the requests of a run.</summary>
internal sealed class RequestNumbers
{
    private long _last;

    public long Next() => Interlocked.Increment(ref _last);
}
