using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Binds generated interfaces to chat clients.</summary>
public static class JsonModeChatClientExtensions
{
    /// <summary>Creates an implementation of an interface with the <see cref="JsonModeClientAttribute"/>. Its calls go through a chat client.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    /// <param name="chatClient">The client. It is not disposed.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or requires another option; the message names the option.</exception>
    /// <remarks>
    /// If several interfaces share one <see cref="ChatClientCallerOptions.MaxCost"/>, create one
    /// <see cref="ChatClientCaller"/> and bind them to it.
    /// </remarks>
    public static TClient Bind<TClient>(this IChatClient chatClient, ChatClientCallerOptions? options = null)
        where TClient : class, IJsonModeClient<TClient> => new ChatClientCaller(chatClient, options).Bind<TClient>();
}
