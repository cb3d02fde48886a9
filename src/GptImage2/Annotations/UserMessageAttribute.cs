namespace GptImage2;

/// <summary>
/// The user message of a method: a template in which <c>{name}</c> is replaced by the parameter with that name.
/// </summary>
/// <remarks>
/// <para>Values are written in the invariant culture; <c>{name:format}</c> gives a format to values that accept one.
/// Write <c>{{</c> and <c>}}</c> for braces. <c>{name:quoted}</c> puts a value between fences.</para>
/// <para>An <see cref="ImageInput"/> is placed where the template names it. Images that the template does not name follow
/// the text, in the order of the parameters. Several images of one parameter are numbered: a line <c>Image 1:</c> precedes the
/// first one.</para>
/// </remarks>
/// <param name="template">The template.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UserMessageAttribute(string template) : Attribute
{
    /// <summary>A message whose template is in a <see cref="File"/>.</summary>
    public UserMessageAttribute()
        : this("")
    {
    }

    /// <summary>The template; empty when it is in a <see cref="File"/>.</summary>
    public string Template { get; } = template;

    /// <summary>
    /// The file with the template, relative to the folder of the project: <c>prompts/read.md</c>. It must be one of the
    /// project's <c>AdditionalFiles</c>, as all of <c>prompts/**/*.md</c> are. It is read when the project is compiled.
    /// </summary>
    public string? File { get; set; }

    /// <summary>
    /// How the contract of the reply is written in the system message of this method. When it is not set, the setting of
    /// the interface is used.
    /// </summary>
    public PromptStyle PromptStyle { get; set; }
}
