namespace GptImage2;

/// <summary>Binds generated interfaces to callers of your own.</summary>
public static class JsonModeCallerExtensions
{
    /// <summary>Creates an implementation of an interface with the <see cref="JsonModeClientAttribute"/>. Its calls go through a caller.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    /// <param name="caller">The caller, such as one that decorates a <see cref="GptImage2Client"/>.</param>
    public static TClient Bind<TClient>(this IJsonModeCaller caller)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(caller);
        return TClient.GeneratedBind(caller);
    }
}
