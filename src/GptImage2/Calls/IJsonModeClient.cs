using System.ComponentModel;

namespace GptImage2;

/// <summary>
/// An interface that the generator implements. Only generated code implements it, so that
/// <see cref="GptImage2Client.Bind{TClient}"/> does not compile for other interfaces.
/// </summary>
/// <remarks>The names of its members are those that no method of a client has: <c>Bind</c> and <c>Prompts</c> are yours.</remarks>
/// <typeparam name="TSelf">The interface itself.</typeparam>
public interface IJsonModeClient<TSelf>
    where TSelf : class, IJsonModeClient<TSelf>
{
    /// <summary>Creates an implementation that sends its calls through <paramref name="caller"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf GeneratedBind(IJsonModeCaller caller);

    /// <summary>The prompts of the calls of the interface; <see cref="JsonModePrompts.Of{TClient}"/> returns them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract IReadOnlyList<JsonModePrompt> GeneratedPrompts { get; }
}
