using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Every diagnostic of this package. An id is never used for another rule; each has a page in docs/diagnostics.</summary>
internal static partial class DiagnosticRules
{
    // Lists are made when they are asked for: the parts of this class are initialized in no certain order.
    public static ImmutableArray<DiagnosticDescriptor> OfContracts => [.. OfValues, ContainerNotPartial, .. OfContractTypes];

    public static ImmutableArray<DiagnosticDescriptor> OfClients => [.. OfValues, .. OfInterfaces, .. OfMessages, .. OfPrompts, .. OfModel, .. OfExamples];

    // The generator skips what these stand at, so no setting may hide them.
    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Error, isEnabledByDefault: true, WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>An error of code that is generated all the same: it may be told too early, and then can be hidden.</summary>
    /// <remarks>What a whole compilation tells of it comes at the end of a build, and not in an editor.</remarks>
    private static DiagnosticDescriptor ConfigurableError(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Error, isEnabledByDefault: true, WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static DiagnosticDescriptor Info(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Info, isEnabledByDefault: true);

    /// <summary>A rule that is off until a project gives it a severity.</summary>
    private static DiagnosticDescriptor OptIn(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Warning, isEnabledByDefault: false);

    private static DiagnosticDescriptor Rule(
        string id,
        string category,
        string title,
        string message,
        DiagnosticSeverity severity,
        bool isEnabledByDefault,
        params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault, helpLinkUri: HelpLink.Of(id), customTags: tags);
}
