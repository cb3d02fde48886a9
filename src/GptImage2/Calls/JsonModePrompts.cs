namespace GptImage2;

/// <summary>Returns the messages that generated interfaces send to the model.</summary>
public static class JsonModePrompts
{
    /// <summary>The prompts of an interface, one for each of its calls, in declared order.</summary>
    /// <typeparam name="TClient">The interface.</typeparam>
    public static IReadOnlyList<JsonModePrompt> Of<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.GeneratedPrompts;
}
