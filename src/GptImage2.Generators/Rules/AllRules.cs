using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>
/// All rules of this package. A rule is a file in the folder of its group, with its descriptor and its check or report. An id
/// is never used again for another rule. Each rule has a page in docs/diagnostics.
/// </summary>
internal static class AllRules
{
    /// <summary>The rules that the analyzer of contracts reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> OfContracts =
    [
        NothingGenerated.Descriptor,
        LanguageVersionTooOld.Descriptor,
        InheritedMemberLeftOut.Descriptor,
        ContractWithoutCode.Descriptor,
        ContainerNotPartial.Descriptor,
        ContractNotPartial.Descriptor,
        MemberWithoutContract.Descriptor,
        UnsupportedType.Descriptor,
        NoUsableConstructor.Descriptor,
        DuplicateJsonName.Descriptor,
        ConstraintDoesNotApply.Descriptor,
        UnhonouredAttribute.Descriptor,
        MemberCannotBeSet.Descriptor,
        UnsupportedContract.Descriptor,
        FieldOutsideContract.Descriptor,
        InvalidPattern.Descriptor,
        InvalidUnion.Descriptor,
        EndlessContract.Descriptor,
        NoPossibleValue.Descriptor,
        PatternBeyondEcma.Descriptor,
        ExplosivePattern.Descriptor,
        InvalidDefault.Descriptor,
        OverlappingFlags.Descriptor,
        MissingDescription.Descriptor,
        UnseenMember.Descriptor,
        UncalledInterface.Descriptor,
        ImageAsResult.Descriptor,
        RuleWithoutMembers.Descriptor,
        RuleOfUnknownMember.Descriptor,
        ConstantRule.Descriptor,
        RuleCannotRun.Descriptor,
        RuleWithoutText.Descriptor,
        AccidentalDefault.Descriptor,
        DerivedTypeNotListed.Descriptor,
        DerivedTypeNotRead.Descriptor,
        ContractWithoutMembers.Descriptor,
        EmptyJsonName.Descriptor,
        ContractTooDeep.Descriptor,
        ValueEqualityCannotApply.Descriptor,
        ComparedByReference.Descriptor,
    ];

    /// <summary>The rules that the analyzer of client interfaces reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> OfClients =
    [
        NothingGenerated.Descriptor,
        ContractWithoutCode.Descriptor,
        ClientNotPartial.Descriptor,
        ContainerNotPartial.Descriptor,
        UnsupportedReturnType.Descriptor,
        MissingUserMessage.Descriptor,
        UnsupportedMember.Descriptor,
        UnsupportedClient.Descriptor,
        InheritedMember.Descriptor,
        CallDefaultOutOfRange.Descriptor,
        MissingCancellationToken.Descriptor,
        MessageOutsideClient.Descriptor,
        MessageOnMethodWithBody.Descriptor,
        UnknownPlaceholder.Descriptor,
        UnusedParameter.Descriptor,
        MalformedTemplate.Descriptor,
        ImageInSystemMessage.Descriptor,
        ParameterWithoutTextForm.Descriptor,
        FormatDoesNotApply.Descriptor,
        EmptyMessage.Descriptor,
        PromptFileNotFound.Descriptor,
        TextAndFile.Descriptor,
        InvalidFormat.Descriptor,
        VariableSystemMessage.Descriptor,
        PromptBeyondContextWindow.Descriptor,
        PromptBeyondBudget.Descriptor,
        PromptNotLocked.Descriptor,
        MemberWithoutContract.Descriptor,
        UnsupportedType.Descriptor,
        DuplicateJsonName.Descriptor,
        ToolParameter.Descriptor,
        ToolAttribute.Descriptor,
        UnsupportedInput.Descriptor,
        ImageAsResult.Descriptor,
        UnsupportedSetting.Descriptor,
        ExampleNotFound.Descriptor,
        ExampleOfAnotherType.Descriptor,
        UnreadableExample.Descriptor,
        PictureAsText.Descriptor,
        PathAsMessage.Descriptor,
        PromptFileNotUtf8.Descriptor,
        RepeatedImage.Descriptor,
        OtherFormatAsked.Descriptor,
        PlaceholderInExample.Descriptor,
    ];

    /// <summary>The rules about code that uses contracts and clients.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> OfUsage =
    [
        KeyInCode.Descriptor,
        DroppedImage.Descriptor,
        CallNotAwaited.Descriptor,
        TypeIsNotClient.Descriptor,
        CatchWithoutEffect.Descriptor,
        FileIsNotImage.Descriptor,
        SerializerOnContract.Descriptor,
    ];

    /// <summary>All rules, by id.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = [.. OfContracts.Concat(OfClients).Concat(OfUsage).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
}
