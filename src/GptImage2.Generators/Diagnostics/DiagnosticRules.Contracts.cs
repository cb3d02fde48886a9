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

    public static readonly DiagnosticDescriptor EndlessContract = Error(
        "GI3013",
        Contracts,
        "The contract has no finite value",
        "A value of '{0}' would never end, because it must hold another one ({1}): make a member on this way nullable, or let a list on it be empty");

    public static readonly DiagnosticDescriptor NoValueLeft = Error(
        "GI3014",
        Contracts,
        "The constraints leave no value",
        "No value of '{0}' can fulfil its constraints: {1}");

    public static readonly DiagnosticDescriptor PatternOfDotNet = Warning(
        "GI3015",
        Contracts,
        "The pattern is not ECMA-262",
        "The pattern of '{0}' has '{1}', which ECMA-262 does not have, by whose rules JSON Schema takes a pattern: {2}");

    public static readonly DiagnosticDescriptor ExplosivePattern = Warning(
        "GI3016",
        Contracts,
        "The pattern can take forever",
        "'{1}' in the pattern of '{0}' can match one text in {2} ways, all of which are tried where it does not fit in the end, as in {3}: {4}");

    public static readonly DiagnosticDescriptor DefaultBreaksConstraint = Warning(
        "GI3017",
        Contracts,
        "The default breaks the contract",
        "The default of '{0}' is {1}, but {2}; it is what the member has where the model leaves it out: change it, or declare the member required");

    public static readonly DiagnosticDescriptor MisusedFlags = Warning(
        "GI3018",
        Contracts,
        "The flags overlap",
        "[Flags] enum '{0}': {1}");

    public static readonly DiagnosticDescriptor Undocumented = OptIn(
        "GI3020",
        Contracts,
        "The model gets only a name",
        "'{0}' has neither a [Description] nor a doc comment: say what it means, for the model gets only its name");

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
        EndlessContract,
        NoValueLeft,
        PatternOfDotNet,
        ExplosivePattern,
        DefaultBreaksConstraint,
        MisusedFlags,
        Undocumented,
    ];

    /// <summary>What can be wrong with a type that is read from JSON, wherever it stands.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfValues => [MemberTypeIsNoContract, UnsupportedType, DuplicateJsonName, ImageAsResult];
}
