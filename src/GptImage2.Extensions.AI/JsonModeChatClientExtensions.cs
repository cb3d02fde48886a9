using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Binds generated interfaces to chat clients.</summary>
public static class JsonModeChatClientExtensions
{
    /// <summary>Makes an implementation of an interface that carries <see cref="JsonModeClientAttribute"/>, whose calls go through a chat client.</summary>
    /// <typeparam name="TClient">The interface. For one that the generator did not implement, this does not compile.</typeparam>
    /// <param name="chatClient">The client. It is not disposed.</param>
    /// <param name="options">How it is called; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or needs another one; the message names it.</exception>
    /// <remarks>
    /// Where several interfaces are to share one <see cref="ChatClientCallerOptions.MaxCost"/>, make one
    /// <see cref="ChatClientCaller"/> and bind them to it.
    /// </remarks>
    public static TClient Bind<TClient>(this IChatClient chatClient, ChatClientCallerOptions? options = null)
        where TClient : class, IJsonModeClient<TClient> => new ChatClientCaller(chatClient, options).Bind<TClient>();
}
