namespace GptImage2;

/// <summary>
/// The system message of a call: the rules for the model, for every user message. On an interface it applies to every
/// method; on a method it replaces the one of the interface.
/// </summary>
/// <remarks>
/// Use a constant text if possible, so that the provider's prompt cache can serve it. <c>{name}</c> is replaced by the
/// parameter with that name, as in a user message; it cannot be an image. Write <c>{{</c> and <c>}}</c> for braces. The
/// generator adds the contract of the reply: after a constant text, and before a text with values.
/// </remarks>
/// <param name="text">The text, or a template.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class SystemMessageAttribute(string text) : Attribute
{
    /// <summary>A message whose text is in a <see cref="File"/>.</summary>
    public SystemMessageAttribute()
        : this("")
    {
    }

    /// <summary>The text or template; empty when it is in a <see cref="File"/>.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// The file with the text, relative to the folder of the project: <c>prompts/system.md</c>. It must be one of the
    /// project's <c>AdditionalFiles</c>, as all of <c>prompts/**/*.md</c> are. It is read when the project is compiled.
    /// </summary>
    public string? File { get; set; }
}
