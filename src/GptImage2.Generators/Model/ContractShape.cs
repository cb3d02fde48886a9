using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What a contract looks like in JSON.</summary>
/// <param name="ClrType">The type, fully qualified; the key of the shape.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Description">What it means; null where nothing says so.</param>
/// <param name="Members">Its members in declared order.</param>
/// <param name="DisallowsUnmapped">Whether members that it does not have break it.</param>
/// <param name="Union">The contracts that it may be; null where it is one itself.</param>
/// <param name="ExtensionData">The property that takes the members that it does not have; null if there is none.</param>
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
}
