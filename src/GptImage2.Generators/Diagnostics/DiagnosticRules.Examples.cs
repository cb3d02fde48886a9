using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <content>Examples and files: GI5xxx.</content>
internal static partial class DiagnosticRules
{
    private const string Examples = "GptImage2.Examples";

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

    /// <summary>What can be wrong with examples.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfExamples =>
    [
        ExampleNotFound,
        ExampleOfAnotherType,
        ExampleUnreadable,
    ];
}
