using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Binds a template to what it may name. It asks no symbols, so that an edit of a file parses no code again.</summary>
internal static class TemplateBinder
{
    private const string Quoted = "quoted";

    /// <summary>A user message: the parts of the template, and the images that it does not name.</summary>
    /// <param name="template">The template.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What the message may use.</param>
    /// <param name="system">The system message of the method: what stands in it is used.</param>
    /// <param name="blame">Where it is told to be wrong.</param>
    public static EquatableArray<MessagePart> User(TemplateText template, string method, IReadOnlyList<ArgumentModel> arguments, SystemMessageModel system, TemplateDiagnostics blame)
    {
        ImmutableArray<MessagePart>.Builder message = ImmutableArray.CreateBuilder<MessagePart>();
        List<TemplatePart> parts = Parse(template, method, blame, out bool malformed);
        if (malformed)
            return [];

        var used = new HashSet<string>(arguments.Where(argument => system.Parts.Any(part => part.Names(argument))).Select(static argument => argument.Name), StringComparer.Ordinal);
        bool allFound = system.IsWhole;
        foreach (TemplatePart part in parts)
        {
            if (!part.IsPlaceholder)
            {
                message.Add(new MessagePart(MessagePartKind.Text, part.Text));
            }
            else if (arguments.FirstOrDefault(argument => argument.Name == part.Text) is { } argument)
            {
                bool isFirst = used.Add(argument.Name);
                if (argument.Kind is null && isFirst)
                    blame.ReportParameter(DiagnosticRules.ParameterWithoutTextForm, argument.Name, argument.Name, argument.Type);
                message.Add(Part(argument, part, out (DiagnosticDescriptor Rule, string[] Arguments)? problem, template));
                if (problem is { } found)
                    blame.Report(found.Rule, template.Written(part.Range), null, found.Arguments);
            }
            else
            {
                allFound = false;
                string? suggestion = Suggestion.For(part.Text, arguments.Select(static candidate => candidate.Name));
                blame.Report(
                    DiagnosticRules.UnknownPlaceholder,
                    template.Written(part.Range),
                    suggestion,
                    part.Text,
                    $"'{method}'",
                    DidYouMean(suggestion),
                    template.In(part.Range.Start));
            }
        }

        foreach (ArgumentModel argument in arguments)
        {
            if (used.Contains(argument.Name))
                continue;
            if (argument.IsRefused)
                continue;
            if (argument.Kind is MessagePartKind.Image or MessagePartKind.Images)
                message.Add(new MessagePart(argument.Kind.Value, argument.Identifier, Optional: argument.Optional));
            else if (allFound)
                blame.ReportUnused(argument.Name, method, message.Where(static part => part.Kind is MessagePartKind.Text).Select(static part => part.Text));
        }

        if (message.Count == 0 || (message is [{ Kind: MessagePartKind.Text } only] && string.IsNullOrWhiteSpace(only.Text)))
            blame.Report(DiagnosticRules.EmptyMessage, "user", method, template.In(0));
        return message.ToEquatableArray();
    }

    /// <summary>A value, and what is wrong with how it is to be written; null where nothing is, or where it is of no type that can be written.</summary>
    public static MessagePart Part(ArgumentModel argument, TemplatePart part, out (DiagnosticDescriptor Rule, string[] Arguments)? problem, TemplateText template)
    {
        problem = null;
        if (argument.Kind is not { } kind)
            return new MessagePart(MessagePartKind.Value, argument.Identifier);

        bool isImage = kind is MessagePartKind.Image or MessagePartKind.Images;
        if (part.Format is null || argument.IsRefused || (part.Format == Quoted && !isImage))
            return new MessagePart(kind, argument.Identifier, null, argument.Optional, Quoted: part.Format is not null, argument.Value);

        if (!argument.TakesFormat)
            problem = (DiagnosticRules.FormatDoesNotApply, [argument.Name, part.Format, argument.Type, template.In(part.Range.Start)]);
        else if (FormatParser.Problem(argument, part.Format) is { } reason)
            problem = (DiagnosticRules.InvalidFormat, [argument.Name, part.Format, argument.Type, reason, template.In(part.Range.Start)]);
        return new MessagePart(isImage ? kind : MessagePartKind.Value, argument.Identifier, part.Format, argument.Optional);
    }

    /// <summary>A name that was probably meant, as an addition to a sentence.</summary>
    public static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" (did you mean '{{{suggestion}}}'?)";

    public static List<TemplatePart> Parse(TemplateText template, string owner, TemplateDiagnostics blame, out bool malformed)
    {
        List<TemplatePart> parts = TemplateParser.Parse(template.Text, out TemplateError? error);
        malformed = error is not null;
        if (error is not null)
            blame.Report(DiagnosticRules.MalformedTemplate, template.Written(error.Range), null, owner, $"{error.What} {template.At(error.Range.Start)} {error.Problem}");
        return parts;
    }
}
