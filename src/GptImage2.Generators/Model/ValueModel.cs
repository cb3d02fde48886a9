using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Model;

/// <summary>The type of a value in JSON, and in C#.</summary>
/// <param name="ClrType">The C# type without its nullable mark, fully qualified.</param>
/// <param name="Nullable">Whether null is allowed.</param>
/// <param name="IsValueType">Whether the C# type is a struct or an enum.</param>
internal abstract record ValueModel(string ClrType, bool Nullable, bool IsValueType)
{
    /// <summary>The C# type of a variable that may not be set yet.</summary>
    public string Declaration => Nullable || !IsValueType ? ClrType + "?" : ClrType;
}

internal sealed record ScalarValue(Scalar Scalar, string ClrType, bool Nullable, bool IsValueType)
    : ValueModel(ClrType, Nullable, IsValueType)
{
    /// <summary>The value object that holds the scalar; null if the scalar itself is the value.</summary>
    public ValueObjectModel? Holder { get; init; }

    /// <summary>Whether the C# type is <c>string</c>.</summary>
    public bool IsPlainString => Scalar.IsString && Holder is null;
}

// Name is part of the names of generated methods. Description belongs to the type. Members are in declared order.
internal sealed record EnumValue(string ClrType, bool Nullable, string Name, string? Description, EquatableArray<EnumMemberModel> Members)
    : ValueModel(ClrType, Nullable, IsValueType: true);

// An enum with [Flags]: an array of names.
internal sealed record FlagsValue(string ClrType, bool Nullable, string Name, string? Description, EquatableArray<EnumMemberModel> Members)
    : ValueModel(ClrType, Nullable, IsValueType: true);

internal sealed record ListValue(string ClrType, bool Nullable, ListKind Kind, ValueModel Element)
    : ValueModel(ClrType, Nullable, IsValueType: Kind == ListKind.ImmutableArray)
{
    public bool IsSet => IsSorted || Kind is ListKind.Set or ListKind.ImmutableSet or ListKind.FrozenSet;

    public bool IsSorted => Kind is ListKind.SortedSet or ListKind.ImmutableSortedSet;
}

// Keys are enums, or scalars that can be keys.
internal sealed record DictionaryValue(string ClrType, bool Nullable, DictionaryKind Kind, ValueModel Key, ValueModel Value)
    : ValueModel(ClrType, Nullable, IsValueType: false);

/// <summary>
/// A type with the contract attribute; its <see cref="ValueModel.ClrType"/> is its key among the shapes.
/// </summary>
internal sealed record ContractValue(string ClrType, bool Nullable, bool IsValueType)
    : ValueModel(ClrType, Nullable, IsValueType);

/// <summary>
/// A type whose code is generated where it is used: a value tuple, or a closed generic contract. No code can be generated
/// for the type itself.
/// </summary>
internal sealed record ObjectValue(string ClrType, bool Nullable, bool IsValueType, bool IsTuple)
    : ValueModel(ClrType, Nullable, IsValueType);
