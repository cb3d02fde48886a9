using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>The methods that generated clients call for the clients that they inherit. For generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedClient
{
    /// <summary>Creates an implementation of an inherited client that sends its calls through the same caller.</summary>
    /// <typeparam name="TClient">The interface.</typeparam>
    /// <param name="caller">The caller.</param>
    public static TClient Bind<TClient>(IJsonModeCaller caller)
        where TClient : class, IJsonModeClient<TClient> => TClient.GeneratedBind(caller);

    /// <summary>The prompts of a client and of the clients that it inherits. What it inherits in two ways has one prompt.</summary>
    /// <param name="own">The prompts of its own calls.</param>
    /// <param name="inherited">The prompts of each inherited client.</param>
    public static IReadOnlyList<JsonModePrompt> Join(IReadOnlyList<JsonModePrompt> own, params IReadOnlyList<JsonModePrompt>[] inherited) =>
        [.. own.Concat(inherited.SelectMany(static prompts => prompts)).DistinctBy(static prompt => (prompt.Method, prompt.UserMessage))];
}
