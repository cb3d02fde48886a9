namespace GptImage2;

/// <summary>
/// The system message of a call: what the model is to keep to, whatever the user message says. On an interface it
/// applies to every method; on a method it replaces that of the interface.
/// </summary>
/// <remarks>
/// The text is constant, so that the provider's prompt cache can serve it. The contract of the reply is appended by
/// the generator. <c>{{</c> and <c>}}</c> stand for braces, as in a user message.
/// </remarks>
/// <param name="text">The text.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class SystemMessageAttribute(string text) : Attribute
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}
