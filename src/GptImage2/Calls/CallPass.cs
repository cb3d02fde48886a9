namespace GptImage2.Calls;

/// <summary>Marks the flow of execution of a lambda whose calls must go through the interface that it was given.</summary>
/// <remarks>A job would otherwise send what it only counts, and pay again for what is in its journal.</remarks>
internal static class CallPass
{
    private static readonly AsyncLocal<bool> Local = new();

    /// <summary>Marks the current flow.</summary>
    public static void Enter() => Local.Value = true;

    /// <summary>Refuses a call of another client.</summary>
    /// <exception cref="InvalidOperationException">The current flow is marked.</exception>
    public static void Refuse(string method)
    {
        if (Local.Value)
            throw new InvalidOperationException($"{method}: The lambda of a job called a client that it was not given. Call the interface that is its first parameter, so that the journal knows the request. An interface that inherits several clients has the methods of all of them.");
    }
}
