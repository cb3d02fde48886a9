namespace GptImage2;

/// <summary>
/// The user message of a method: a template whose <c>{name}</c> stands for the parameter of that name.
/// </summary>
/// <remarks>
/// <para>Values are written in the invariant culture; <c>{name:format}</c> passes a format to values that take one.
/// <c>{{</c> and <c>}}</c> stand for braces. <c>{name:quoted}</c> puts a value between fences.</para>
/// <para>An <see cref="ImageInput"/> is placed where the template names it. Images that it does not name follow the
/// text, in the order of the parameters.</para>
/// </remarks>
/// <param name="template">The template.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UserMessageAttribute(string template) : Attribute
{
    /// <summary>A message whose template stands in a <see cref="File"/>.</summary>
    public UserMessageAttribute()
        : this("")
    {
    }

    /// <summary>The template; empty where it stands in a <see cref="File"/>.</summary>
    public string Template { get; } = template;

    /// <summary>
    /// The file with the template, from the folder of the project: <c>prompts/read.md</c>. It is one of the project's
    /// <c>AdditionalFiles</c>, as all of <c>prompts/**/*.md</c> are, and is taken in when the project is compiled.
    /// </summary>
    public string? File { get; set; }

    /// <summary>
    /// How the contract of the reply is written in the system message of this method. Where it is not set, that of the
    /// interface holds.
    /// </summary>
    public PromptStyle PromptStyle { get; set; }
}
