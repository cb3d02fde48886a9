namespace GptImage2;

/// <summary>
/// The system message of a call: what the model is to keep to, whatever the user message says. On an interface it
/// applies to every method; on a method it replaces that of the interface.
/// </summary>
/// <remarks>
/// Best it is constant, so that the provider's prompt cache can serve it. <c>{name}</c> stands for the parameter of that
/// name, as in a user message, but for images; <c>{{</c> and <c>}}</c> stand for braces. The contract of the reply is
/// added by the generator: after a constant text, and before one with values.
/// </remarks>
/// <param name="text">The text, or a template.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class SystemMessageAttribute(string text) : Attribute
{
    /// <summary>A message whose text stands in a <see cref="File"/>.</summary>
    public SystemMessageAttribute()
        : this("")
    {
    }

    /// <summary>The text or template; empty where it stands in a <see cref="File"/>.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// The file with the text, from the folder of the project: <c>prompts/system.md</c>. It is one of the project's
    /// <c>AdditionalFiles</c>, as all of <c>prompts/**/*.md</c> are, and is taken in when the project is compiled.
    /// </summary>
    public string? File { get; set; }
}
