using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <content>Contracts: GI3xxx.</content>
internal static partial class DiagnosticRules
{
    private const string Contracts = "GptImage2.Contracts";

    public static readonly DiagnosticDescriptor ContractNotPartial = Error(
        "GI3001",
        Contracts,
        "A contract must be partial",
        "Contract '{0}' is not partial: declare it partial so that its reader can be generated");

    public static readonly DiagnosticDescriptor MemberTypeIsNoContract = Error(
        "GI3002",
        Contracts,
        "The type is no contract",
        "'{0}' holds '{1}', which is no contract: annotate '{1}' with [JsonContract] and declare it partial");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "GI3003",
        Contracts,
        "The type is not supported",
        "'{0}' is of type '{1}', which is not supported: {2}");

    public static readonly DiagnosticDescriptor NoUsableConstructor = Error(
        "GI3004",
        Contracts,
        "The contract has no usable constructor",
        "Contract '{0}' has no usable constructor: {1}");

    public static readonly DiagnosticDescriptor DuplicateJsonName = Error(
        "GI3005",
        Contracts,
        "Two members have one name in JSON",
        "'{0}' and '{1}' are both \"{2}\" in JSON: give one of them another name");

    public static readonly DiagnosticDescriptor ConstraintDoesNotApply = Error(
        "GI3006",
        Contracts,
        "The constraint does not apply",
        "[{0}] does not apply to '{1}': {2}");

    public static readonly DiagnosticDescriptor AttributeNotHonoured = Warning(
        "GI3007",
        Contracts,
        "The attribute is not honoured",
        "[{0}] on '{1}' is not honoured: {2}");

    public static readonly DiagnosticDescriptor MemberCannotBeSet = Error(
        "GI3008",
        Contracts,
        "The member cannot be set",
        "'{0}' cannot be set: give it an init or set accessor or a constructor parameter, or annotate it with [JsonIgnore]");

    public static readonly DiagnosticDescriptor UnsupportedContract = Error(
        "GI3009",
        Contracts,
        "The type cannot become a contract",
        "'{0}' cannot become a contract: {1}");

    public static readonly DiagnosticDescriptor FieldIsNoMember = Warning(
        "GI3010",
        Contracts,
        "A field is not part of the contract",
        "Field '{0}' is not part of the contract: make it a property, or annotate it with [JsonIgnore]");

    public static readonly DiagnosticDescriptor InvalidPattern = Error(
        "GI3011",
        Contracts,
        "The pattern is no regular expression",
        "The pattern of '{0}' is no regular expression: {1}");

    public static readonly DiagnosticDescriptor InvalidUnion = Error(
        "GI3012",
        Contracts,
        "The union is not valid",
        "Union '{0}' cannot be read: {1}");

    /// <summary>What can be wrong with a contract itself.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfContractTypes =>
    [
        ContractNotPartial,
        NoUsableConstructor,
        ConstraintDoesNotApply,
        AttributeNotHonoured,
        MemberCannotBeSet,
        UnsupportedContract,
        FieldIsNoMember,
        InvalidPattern,
        InvalidUnion,
    ];

    /// <summary>What can be wrong with a type that is read from JSON, wherever it stands.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfValues => [MemberTypeIsNoContract, UnsupportedType, DuplicateJsonName, ImageAsResult];
}
