using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Creates the descriptors of rules. The first digit of an id is its group.</summary>
internal static class Rule
{
    /// <summary>
    /// An error in code for which only a stub is generated, so nothing may hide it: no setting, because it is not configurable,
    /// and no <c>[SuppressMessage]</c>, because that does not apply to what has the tag of the compiler.
    /// </summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Error, isEnabledByDefault: true, WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler);

    /// <summary>An error that does not stop the generation. A project can hide it.</summary>
    /// <remarks>It is reported at the end of a compilation: in a build, but not in an editor.</remarks>
    public static DiagnosticDescriptor ConfigurableError(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Error, isEnabledByDefault: true, WellKnownDiagnosticTags.CompilationEnd);

    public static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static DiagnosticDescriptor Info(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Info, isEnabledByDefault: true);

    /// <summary>A rule that is off until a project gives it a severity.</summary>
    public static DiagnosticDescriptor OptIn(string id, string title, string message) =>
        Of(id, title, message, DiagnosticSeverity.Warning, isEnabledByDefault: false);

    /// <summary>The same rule with the name of the type before its message, for a mistake that is not in the code of the type.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="argument">The number of the argument with the name.</param>
    public static DiagnosticDescriptor Within(DiagnosticDescriptor rule, int argument) => new(
        rule.Id,
        rule.Title,
        $"In '{{{argument}}}': {rule.MessageFormat.ToString(null)}",
        rule.Category,
        rule.DefaultSeverity,
        rule.IsEnabledByDefault,
        rule.Description,
        rule.HelpLinkUri,
        [.. rule.CustomTags]);

    private static DiagnosticDescriptor Of(string id, string title, string message, DiagnosticSeverity severity, bool isEnabledByDefault, params string[] tags) =>
        new(id, title, message, Category(id), severity, isEnabledByDefault, helpLinkUri: HelpLink.Of(id), customTags: tags);

    private static string Category(string id) => id[2] switch
    {
        '0' => "GptImage2.Generation",
        '1' => "GptImage2.Interfaces",
        '2' => "GptImage2.Messages",
        '3' => "GptImage2.Contracts",
        '4' => "GptImage2.Model",
        '5' => "GptImage2.Examples",
        _ => "GptImage2.Rules",
    };
}
