using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Every diagnostic of this package. An id is never used for another rule; each has a page in docs/diagnostics.</summary>
internal static class DiagnosticRules
{
    private const string Interfaces = "GptImage2.Interfaces";
    private const string Messages = "GptImage2.Messages";
    private const string Contracts = "GptImage2.Contracts";
    private const string Examples = "GptImage2.Examples";

    public static readonly DiagnosticDescriptor ClientNotPartial = Error(
        "GI1001",
        Interfaces,
        "A client interface must be partial",
        "Interface '{0}' is not partial: declare it 'partial interface' so that its calls can be generated");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "GI1002",
        Interfaces,
        "A type around generated code must be partial",
        "Type '{0}' is not partial: declare it partial, because code is generated for '{1}' inside it");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        "GI1003",
        Interfaces,
        "The return type is not supported",
        "Method '{0}' returns '{1}': a call returns Task<T> or ValueTask<T>, of T or JsonModeResult<T>, or else IAsyncEnumerable<T> or JsonModeStream<T>, of T or JsonModeSnapshot<T>");

    public static readonly DiagnosticDescriptor NoUserMessage = Error(
        "GI1004",
        Interfaces,
        "A call needs a user message",
        "Method '{0}' has no [UserMessage]: say in it what the model is asked, or give the method a body");

    public static readonly DiagnosticDescriptor UnsupportedMember = Error(
        "GI1005",
        Interfaces,
        "The member cannot become a call",
        "'{0}' cannot become a call: {1}");

    public static readonly DiagnosticDescriptor UnsupportedClient = Error(
        "GI1006",
        Interfaces,
        "The interface cannot become a client",
        "Interface '{0}' cannot become a client: {1}");

    public static readonly DiagnosticDescriptor InheritedMember = Error(
        "GI1007",
        Interfaces,
        "An inherited member has no implementation",
        "'{0}' inherits '{1}', for which no call is generated: declare it in '{0}' with a [UserMessage], or give it a body where it is");

    public static readonly DiagnosticDescriptor CallDefaultOutOfRange = Error(
        "GI1008",
        Interfaces,
        "The setting of a call is out of its range",
        "{0} of [CallDefaults] on '{1}' must be {2}");

    public static readonly DiagnosticDescriptor UnknownPlaceholder = Error(
        "GI2001",
        Messages,
        "The placeholder names no parameter",
        "'{{{0}}}' names no parameter of '{1}'{2}{3}; a brace itself is written twice");

    public static readonly DiagnosticDescriptor UnusedParameter = Warning(
        "GI2002",
        Messages,
        "The parameter is not used",
        "Parameter '{0}' does not stand in the message of '{1}': name it in the template as '{{{0}}}', or remove it");

    public static readonly DiagnosticDescriptor MalformedTemplate = Error(
        "GI2003",
        Messages,
        "The template is malformed",
        "The template of '{0}' is malformed: {1}");

    public static readonly DiagnosticDescriptor VariableSystemMessage = Error(
        "GI2004",
        Messages,
        "The system message is constant",
        "The system message of '{0}' names '{{{1}}}'{2}, but it is the same for every call: move variable text into [UserMessage]; a brace itself is written twice");

    public static readonly DiagnosticDescriptor ParameterWithoutTextForm = Error(
        "GI2005",
        Messages,
        "The parameter cannot be written as text",
        "Parameter '{0}' is of type '{1}', which has no text form that a model could rely on: pass a string, a number, a date, an enum, another IFormattable, a [JsonContract], or a collection of them");

    public static readonly DiagnosticDescriptor FormatDoesNotApply = Error(
        "GI2006",
        Messages,
        "The format does not apply",
        "'{{{0}:{1}}}'{3}: a value of type '{2}' takes no format");

    public static readonly DiagnosticDescriptor EmptyMessage = Error(
        "GI2007",
        Messages,
        "The message is empty",
        "The {0} message of '{1}' is empty{2}");

    public static readonly DiagnosticDescriptor PromptFileNotFound = Error(
        "GI2008",
        Messages,
        "The file of the message is not found",
        "The message of '{0}' is to be taken from '{1}', but {2}");

    public static readonly DiagnosticDescriptor TextAndFile = Error(
        "GI2009",
        Messages,
        "The message has both a text and a file",
        "The message of '{0}' stands in its attribute, and is to be taken from '{1}': remove one of them");

    public static readonly DiagnosticDescriptor InvalidFormat = Error(
        "GI2010",
        Messages,
        "The format is not valid",
        "'{{{0}:{1}}}'{4}: '{1}' is no format of '{2}': {3}");

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

    public static readonly DiagnosticDescriptor ExampleNotFound = Error(
        "GI5001",
        Examples,
        "The member with the examples does not exist",
        "[Example] of '{0}' names '{1}', which {2} does not have{3}");

    public static readonly DiagnosticDescriptor ExampleOfAnotherType = Error(
        "GI5002",
        Examples,
        "The examples are of another type",
        "'{0}' is of type '{1}', but the examples of '{2}' are of type '{3}', or a sequence of them");

    public static readonly DiagnosticDescriptor ExampleUnreadable = Error(
        "GI5003",
        Examples,
        "The member with the examples cannot be read",
        "[Example] of '{0}' cannot read '{1}': {2}");

    /// <summary>What can be wrong with a type that is read from JSON, wherever it stands.</summary>
    private static readonly ImmutableArray<DiagnosticDescriptor> OfValues =
        [MemberTypeIsNoContract, UnsupportedType, DuplicateJsonName];

    public static readonly ImmutableArray<DiagnosticDescriptor> OfContracts =
    [
        .. OfValues,
        ContainerNotPartial,
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

    public static readonly ImmutableArray<DiagnosticDescriptor> OfClients =
    [
        .. OfValues,
        ClientNotPartial,
        ContainerNotPartial,
        UnsupportedReturnType,
        NoUserMessage,
        UnsupportedMember,
        UnsupportedClient,
        InheritedMember,
        CallDefaultOutOfRange,
        UnknownPlaceholder,
        UnusedParameter,
        MalformedTemplate,
        VariableSystemMessage,
        ParameterWithoutTextForm,
        FormatDoesNotApply,
        EmptyMessage,
        PromptFileNotFound,
        TextAndFile,
        InvalidFormat,
        ExampleNotFound,
        ExampleOfAnotherType,
        ExampleUnreadable,
    ];

    // The generator skips what these stand at, so no setting may hide them.
    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
