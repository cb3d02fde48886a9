using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <content>Messages and templates: GI2xxx.</content>
internal static partial class DiagnosticRules
{
    private const string Messages = "GptImage2.Messages";

    public static readonly DiagnosticDescriptor UnknownPlaceholder = Error(
        "GI2001",
        Messages,
        "The placeholder names no parameter",
        "'{{{0}}}' names no parameter of {1}{2}{3}; a brace itself is written twice");

    public static readonly DiagnosticDescriptor UnusedParameter = Warning(
        "GI2002",
        Messages,
        "The parameter is not used",
        "Parameter '{0}' does not stand in the message of '{1}'{2}: name it in the template as '{{{0}}}', or remove it");

    public static readonly DiagnosticDescriptor MalformedTemplate = Error(
        "GI2003",
        Messages,
        "The template is malformed",
        "The template of '{0}' is malformed: {1}");

    public static readonly DiagnosticDescriptor ImageInSystemMessage = Error(
        "GI2004",
        Messages,
        "A system message holds no image",
        "The system message of '{0}' names the image '{{{1}}}'{2}, but the model takes text only in system messages: move the image into [UserMessage]");

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

    public static readonly DiagnosticDescriptor VariableSystemMessage = Info(
        "GI2011",
        Messages,
        "The system message is variable",
        "The system message of '{1}' varies with '{{{0}}}'{2}, so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]");

    public static readonly DiagnosticDescriptor BeyondContext = ConfigurableError(
        "GI2012",
        Messages,
        "The prompt is beyond the context window",
        "The prompt of '{0}' does not fit: it has {1}, without values, images and examples, and the context window has {2} tokens");

    public static readonly DiagnosticDescriptor BeyondBudget = Warning(
        "GI2013",
        Messages,
        "The prompt is beyond its budget",
        "The prompt of '{0}' {1}");

    public static readonly DiagnosticDescriptor PromptNotLocked = Warning(
        "GI2014",
        Messages,
        "The prompt differs from the lock file",
        "The prompt of '{0}' {1}; where that is meant, run 'dotnet build -t:GptImage2UpdatePrompts' and check in {2}");

    /// <summary>What can be wrong with a message.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfMessages =>
    [
        UnknownPlaceholder,
        UnusedParameter,
        MalformedTemplate,
        ImageInSystemMessage,
        ParameterWithoutTextForm,
        FormatDoesNotApply,
        EmptyMessage,
        PromptFileNotFound,
        TextAndFile,
        InvalidFormat,
        VariableSystemMessage,
    ];

    /// <summary>What can be wrong with a prompt as a whole, which is rendered to find out.</summary>
    private static ImmutableArray<DiagnosticDescriptor> OfPrompts => [BeyondContext, BeyondBudget, PromptNotLocked];
}
