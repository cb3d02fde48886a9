using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The shape of a contract in JSON.</summary>
/// <param name="ClrType">The type, fully qualified; the key of the shape.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Description">Its description; null if there is none.</param>
/// <param name="Members">Its members in declared order.</param>
/// <param name="DisallowsUnmapped">Whether unknown members are violations.</param>
/// <param name="Union">Its derived types; null if it is not a union.</param>
/// <param name="ExtensionData">The property that receives unknown members; null if there is none.</param>
internal sealed record ContractShape(
    string ClrType,
    string Name,
    string? Description,
    EquatableArray<MemberModel> Members,
    bool DisallowsUnmapped,
    UnionModel? Union = null,
    MemberModel? ExtensionData = null)
{
    /// <summary>What is checked once an object is read.</summary>
    public ChecksModel Checks { get; init; } = ChecksModel.None;

    /// <summary>The optional parameters of the constructor that set no member, with their defaults, if there are other constructors.</summary>
    public EquatableArray<string> ExtraArguments { get; init; } = [];

    /// <summary>The methods of the object that are called when it is read or written.</summary>
    public SerializationCallbacks Callbacks { get; init; }

    /// <summary>Whether it uses something that is obsolete, and may not be used in code that is not.</summary>
    public bool IsObsolete { get; init; }
}
