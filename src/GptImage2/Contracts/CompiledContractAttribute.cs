using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>
/// What is known of a contract in its source and no more in its assembly. The generator writes it, and reads it where
/// another project uses the contract, so that the schema there is the one here.
/// </summary>
/// <param name="description">What the doc comment says of the type; null where nothing has to be said.</param>
/// <param name="members">
/// The properties that are members, each with a question mark where it may be missing, and a colon and a description
/// where its doc comment has one. Descriptions of enums follow, under their qualified names.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledContractAttribute(string? description, params string[] members) : Attribute
{
    /// <summary>What the doc comment says of the type.</summary>
    public string? Description { get; } = description;

    /// <summary>The members, and what doc comments say of them and of enums.</summary>
    public IReadOnlyList<string> Members { get; } = members;
}
