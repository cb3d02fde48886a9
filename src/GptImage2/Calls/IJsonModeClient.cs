using System.ComponentModel;

namespace GptImage2;

/// <summary>
/// An interface that the generator implements. Only generated code implements it, so that
/// <see cref="GptImage2Client.Bind{TClient}"/> does not compile for other interfaces.
/// </summary>
/// <typeparam name="TSelf">The interface itself.</typeparam>
public interface IJsonModeClient<TSelf>
    where TSelf : class, IJsonModeClient<TSelf>
{
    /// <summary>Creates an implementation that sends its calls through <paramref name="caller"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Bind(IJsonModeCaller caller);

    /// <summary>The prompts of the calls of the interface; <see cref="JsonModePrompts.Of{TClient}"/> returns them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract IReadOnlyList<JsonModePrompt> Prompts { get; }
}
