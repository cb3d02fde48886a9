using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Parsing;

/// <summary>Binds a template to what it may name. It asks no symbols, so that an edit of a file parses no code again.</summary>
internal static class TemplateBinder
{
    private const string Quoted = "quoted";

    /// <summary>A system message, which names nothing.</summary>
    public static string System(TemplateText template, string owner, TemplateBlame blame)
    {
        if (string.IsNullOrWhiteSpace(template.Text))
            blame.Report(DiagnosticRules.EmptyMessage, "system", owner, template.In(0));

        string text = "";
        foreach (TemplatePart part in Parse(template, owner, blame))
        {
            if (part.IsPlaceholder)
                blame.Report(DiagnosticRules.VariableSystemMessage, template.Written(part.Range), null, owner, part.Text, template.In(part.Range.Start));
            else
                text += part.Text;
        }

        return text;
    }

    /// <summary>A user message: the parts of the template, and the images that it does not name.</summary>
    public static EquatableArray<MessagePart> User(TemplateText template, string method, IReadOnlyList<ArgumentModel> arguments, TemplateBlame blame)
    {
        ImmutableArray<MessagePart>.Builder message = ImmutableArray.CreateBuilder<MessagePart>();
        List<TemplatePart> parts = Parse(template, method, blame, out bool malformed);
        if (malformed)
            return [];

        var used = new HashSet<string>(StringComparer.Ordinal);
        bool allFound = true;
        foreach (TemplatePart part in parts)
        {
            if (!part.IsPlaceholder)
            {
                message.Add(new MessagePart(MessagePartKind.Text, part.Text));
            }
            else if (arguments.FirstOrDefault(argument => argument.Name == part.Text) is { } argument)
            {
                used.Add(argument.Name);
                message.Add(Part(argument, part, template, blame));
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
                    method,
                    suggestion is null ? "" : $" (did you mean '{{{suggestion}}}'?)",
                    template.In(part.Range.Start));
            }
        }

        foreach (ArgumentModel argument in arguments)
        {
            if (used.Contains(argument.Name))
                continue;
            if (argument.Kind is MessagePartKind.Image or MessagePartKind.Images)
                message.Add(new MessagePart(argument.Kind.Value, argument.Identifier, Optional: argument.Optional));
            else if (allFound)
                blame.ReportParameter(DiagnosticRules.UnusedParameter, argument.Name, argument.Name, method);
        }

        if (message.Count == 0 || (message is [{ Kind: MessagePartKind.Text } only] && string.IsNullOrWhiteSpace(only.Text)))
            blame.Report(DiagnosticRules.EmptyMessage, "user", method, template.In(0));
        return message.ToEquatableArray();
    }

    private static MessagePart Part(ArgumentModel argument, TemplatePart part, TemplateText template, TemplateBlame blame)
    {
        if (argument.Kind is not { } kind)
        {
            blame.ReportParameter(DiagnosticRules.ParameterWithoutTextForm, argument.Name, argument.Name, argument.Type);
            return new MessagePart(MessagePartKind.Value, argument.Identifier);
        }

        bool isImage = kind is MessagePartKind.Image or MessagePartKind.Images;
        if (part.Format is null || (part.Format == Quoted && !isImage))
            return new MessagePart(kind, argument.Identifier, null, argument.Optional, Quoted: part.Format is not null, argument.Value);

        if (!argument.TakesFormat)
            blame.Report(DiagnosticRules.FormatDoesNotApply, template.Written(part.Range), null, argument.Name, part.Format, argument.Type, template.In(part.Range.Start));
        else if (FormatParser.Problem(argument, part.Format) is { } problem)
            blame.Report(DiagnosticRules.InvalidFormat, template.Written(part.Range), null, argument.Name, part.Format, argument.Type, problem, template.In(part.Range.Start));
        return new MessagePart(isImage ? kind : MessagePartKind.Value, argument.Identifier, part.Format, argument.Optional);
    }

    private static List<TemplatePart> Parse(TemplateText template, string owner, TemplateBlame blame) =>
        Parse(template, owner, blame, out _);

    private static List<TemplatePart> Parse(TemplateText template, string owner, TemplateBlame blame, out bool malformed)
    {
        List<TemplatePart> parts = TemplateParser.Parse(template.Text, out TemplateError? error);
        malformed = error is not null;
        if (error is not null)
            blame.Report(DiagnosticRules.MalformedTemplate, template.Written(error.Range), null, owner, $"{error.What} {template.At(error.Range.Start)} {error.Problem}");
        return parts;
    }
}
