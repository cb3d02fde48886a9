using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <content>What the model cannot do: GI4xxx.</content>
internal static partial class DiagnosticRules
{
    private const string Model = "GptImage2.Model";

    public static readonly DiagnosticDescriptor ToolParameter = Error(
        "GI4001",
        Model,
        "The model calls no tools",
        "Parameter '{0}' is of type '{1}', but the model calls no tools: {2}");

    public static readonly DiagnosticDescriptor ToolAttribute = Warning(
        "GI4002",
        Model,
        "A tool that nobody calls",
        "[{0}] on '{1}' gives the model nothing to call: it calls no tools; call the method yourself, and pass what it returns");

    public static readonly DiagnosticDescriptor InputNotTaken = Error(
        "GI4003",
        Model,
        "The model takes no such input",
        "Parameter '{0}' is of type '{1}', but the model takes text, and images as ImageInput: {2}");

    public static readonly DiagnosticDescriptor ImageAsResult = Error(
        "GI4004",
        Model,
        "The model replies with no image",
        "'{0}' is of type '{1}', but the model is asked for JSON, in which there is no image: ask for what the image shows, in a string or a record with [JsonContract], and draw it elsewhere");

    public static readonly DiagnosticDescriptor SettingNotTaken = Warning(
        "GI4005",
        Model,
        "The model does not take the setting",
        "{0} of '{1}' {2}");

    /// <summary>What the model cannot do, of what a call asks for.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfModel =>
    [
        ToolParameter,
        ToolAttribute,
        InputNotTaken,
        SettingNotTaken,
    ];
}
