using GptImage2.Endpoints.Telemetry;

namespace GptImage2.DependencyInjection;

/// <summary>Tells message handlers that send requests again, or end them early, by their type and its assembly.</summary>
internal static class RetryingHandlers
{
    // Polly's own handlers, and those of the packages that put Polly into an HttpClient.
    private static readonly string[] Assemblies = ["Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Http.Polly", "Polly"];

    private static readonly string[] Words = ["Retry", "Retries", "Resilien", "Hedging", "CircuitBreaker", "Timeout", "Polly"];

    /// <summary>Removes the handlers that certainly do.</summary>
    /// <param name="handlers">The handlers of ConfigureHttpClientDefaults.</param>
    /// <param name="client">The name of the HttpClient.</param>
    /// <param name="log">The log.</param>
    public static void LeaveOut(IList<DelegatingHandler> handlers, string client, CallLog log)
    {
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            Type type = handlers[i].GetType();
            if (!IsCertain(type))
                continue;
            handlers.RemoveAt(i);
            log.HandlerLeftOut(client, type.ToString());
        }
    }

    /// <summary>Whether a handler certainly or probably does.</summary>
    public static bool IsLikely(DelegatingHandler handler)
    {
        Type type = handler.GetType();
        return IsCertain(type) || Array.Exists(Words, word => type.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsCertain(Type type)
    {
        for (Type? known = type; known is not null && known != typeof(DelegatingHandler); known = known.BaseType)
        {
            string? assembly = known.Assembly.GetName().Name;
            if (assembly is not null && Array.Exists(Assemblies, name => assembly == name || assembly.StartsWith($"{name}.", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }
}
