using GptImage2.Messages;

namespace GptImage2.Endpoints.Caching;

/// <summary>The requests of a client that run, by their identity.</summary>
internal sealed class SharedCalls
{
    private static readonly AsyncLocal<bool> Inside = new();

    private readonly Lock _lock = new();
    private readonly Dictionary<RequestIdentity, SharedCall> _running = [];

    /// <summary>Joins the request that runs, or begins one. The caller must leave it in every case.</summary>
    /// <param name="identity">The identity of the request.</param>
    /// <param name="leads">Whether this caller must send the request.</param>
    public SharedCall Join(RequestIdentity identity, out bool leads)
    {
        // A call from within a shared one, of a check for example, could wait for itself.
        leads = Inside.Value;
        if (leads)
            return new SharedCall();
        lock (_lock)
        {
            if (_running.TryGetValue(identity, out SharedCall? running) && running.TryJoin())
                return running;
            leads = true;
            return _running[identity] = new SharedCall();
        }
    }

    /// <summary>Marks the current flow of execution as one that sends a shared request.</summary>
    public static void Enter() => Inside.Value = true;

    /// <summary>Removes a request: its reply is stored, or will not be.</summary>
    public void End(RequestIdentity identity, SharedCall call)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(identity, out SharedCall? running) && running == call)
                _running.Remove(identity);
        }
    }
}
