using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>
/// What the source of a contract says and its assembly would not keep: doc comments and the order of members. The
/// generator writes this attribute, and reads it in other projects that use the contract, so that the schema is the same.
/// </summary>
/// <param name="description">The description in the doc comment of the type; null when there is none.</param>
/// <param name="members">
/// The names of the member properties. A question mark follows the name of an optional member; a colon and the
/// description follow when the doc comment has one. Descriptions of enums follow, under their qualified names, and last the
/// texts of rules, each under an exclamation mark.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledContractAttribute(string? description, params string[] members) : Attribute
{
    /// <summary>The description in the doc comment of the type.</summary>
    public string? Description { get; } = description;

    /// <summary>The members with their descriptions, and the descriptions of enums.</summary>
    public IReadOnlyList<string> Members { get; } = members;
}
