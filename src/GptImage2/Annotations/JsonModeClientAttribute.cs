namespace GptImage2;

/// <summary>
/// Marks a partial interface whose methods are calls to the model. The generator implements them;
/// <see cref="GptImage2Client.Bind{TClient}"/> returns the implementation.
/// </summary>
/// <remarks>
/// <para>
/// Each method has a <see cref="UserMessageAttribute"/> and returns <see cref="Task{TResult}"/>,
/// <see cref="ValueTask{TResult}"/> or a task of <see cref="JsonModeResult{T}"/>; for replies that are read while the model
/// writes them, <see cref="IAsyncEnumerable{T}"/>, <see cref="JsonModeStream{T}"/>, or one of
/// <see cref="JsonModeSnapshot{T}"/>.
/// </para>
/// <para>Messages, contract, images and reply together must fit into the context window of 272,000 tokens.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class JsonModeClientAttribute : Attribute
{
    /// <summary>
    /// How the contract of the reply is written in the system messages of all methods.
    /// <see cref="UserMessageAttribute.PromptStyle"/> overrides it for one method.
    /// </summary>
    public PromptStyle PromptStyle { get; set; }
}
