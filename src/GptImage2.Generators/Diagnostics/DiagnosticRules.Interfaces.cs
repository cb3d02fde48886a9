using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <content>Interfaces and their methods: GI1xxx.</content>
internal static partial class DiagnosticRules
{
    private const string Interfaces = "GptImage2.Interfaces";

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

    public static readonly DiagnosticDescriptor NoCancellation = Info(
        "GI1009",
        Interfaces,
        "A call cannot be cancelled",
        "Method '{0}' has no CancellationToken: add 'CancellationToken cancellationToken = default', so that a caller can end the call");

    public static readonly DiagnosticDescriptor NoClient = Warning(
        "GI1010",
        Interfaces,
        "Messages of a type that is no client",
        "{0} '{1}' has [{2}], but {3}");

    public static readonly DiagnosticDescriptor MessageOfBody = Warning(
        "GI1011",
        Interfaces,
        "Messages of a method that is no call",
        "[{0}] on '{1}' has no effect: the method has a body, so no call is generated for it; remove the body or the attribute");

    /// <summary>What can be wrong with an interface and its methods.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfInterfaces =>
    [
        ClientNotPartial,
        ContainerNotPartial,
        UnsupportedReturnType,
        NoUserMessage,
        UnsupportedMember,
        UnsupportedClient,
        InheritedMember,
        CallDefaultOutOfRange,
        NoCancellation,
        NoClient,
        MessageOfBody,
    ];
}
