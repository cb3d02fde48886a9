using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>
/// What the source of a generic contract says and its assembly would not keep: doc comments and initializers. The generator writes
/// this attribute, and reads it in other projects that use the contract, so that schema and reader are the same.
/// </summary>
/// <param name="definition">The generic contract.</param>
/// <param name="description">The description in the doc comment of the type; null when there is none.</param>
/// <param name="members">
/// The names of member properties. A question mark follows the name of a member with an initializer; a colon and the description
/// follow when there is one.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledDefinitionAttribute(Type definition, string? description, params string[] members) : Attribute
{
    /// <summary>The generic contract.</summary>
    public Type Definition { get; } = definition;

    /// <summary>The description in the doc comment of the type.</summary>
    public string? Description { get; } = description;

    /// <summary>The members with their descriptions.</summary>
    public IReadOnlyList<string> Members { get; } = members;
}
