using System.ComponentModel;

namespace GptImage2;

/// <summary>
/// An interface for which the generator wrote an implementation. It is implemented by generated code only, so that
/// <see cref="GptImage2Client.Bind{TClient}"/> compiles for no other interface.
/// </summary>
/// <typeparam name="TSelf">The interface itself.</typeparam>
public interface IJsonModeClient<TSelf>
    where TSelf : class, IJsonModeClient<TSelf>
{
    /// <summary>Makes an implementation that sends its calls through <paramref name="caller"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Bind(IJsonModeCaller caller);

    /// <summary>What is sent to the model by each call of the interface; <see cref="JsonModePrompts.Of{TClient}"/> hands it out.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract IReadOnlyList<JsonModePrompt> Prompts { get; }
}
