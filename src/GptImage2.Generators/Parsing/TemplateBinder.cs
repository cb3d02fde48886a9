using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Binds a template to the arguments that it may name. It uses no symbols, so no code is parsed again after an edit of
/// a file.
/// </summary>
internal static class TemplateBinder
{
    /// <summary>A user message: the parts of the template, and the images that it does not name.</summary>
    /// <param name="template">The template.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What the message may use.</param>
    /// <param name="system">The system message of the method: the parameters in it count as used.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static EquatableArray<MessagePart> User(TemplateText template, string method, IReadOnlyList<ArgumentModel> arguments, SystemMessageModel system, TemplateDiagnostics diagnostics)
    {
        ImmutableArray<MessagePart>.Builder message = ImmutableArray.CreateBuilder<MessagePart>();
        List<TemplatePart> parts = Parse(template, method, diagnostics, out bool malformed);
        if (malformed)
            return [];

        var used = new HashSet<string>(arguments.Where(argument => system.Parts.Any(part => part.Names(argument))).Select(static argument => argument.Name), StringComparer.Ordinal);
        bool allFound = system.IsWhole;
        bool isUnknown = false;
        bool hasImage = arguments.Any(IsImage);
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
                    ParameterWithoutTextForm.Report(argument.Name, argument.Type, diagnostics);
                if (isFirst && !hasImage)
                    PictureAsText.Check(argument.Name, method, template.Text, template.Text.Substring(0, part.Range.Start), diagnostics);
                else if (IsImage(argument) && message.Any(other => other.Names(argument)))
                    RepeatedImage.Report(method, argument.Name, template.Written(part.Range), template.In(part.Range.Start), diagnostics);
                message.Add(Part(argument, part));
                CheckFormat(argument, part, template, diagnostics);
            }
            else
            {
                allFound = false;
                isUnknown = true;
                var meant = MeantPlaceholder.Of(part.Text, template.Before(part.Range.Start), [.. arguments.Select(static candidate => candidate.Name)]);
                UnknownPlaceholder.Report(part.Text, [method], meant.Name, meant.Remark, template.Written(part.Range), template.In(part.Range.Start), diagnostics);
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
                UnusedParameter.Report(argument.Name, method, message.Where(static part => part.Kind is MessagePartKind.Text).Select(static part => part.Text), argument.Kind is not null, diagnostics);
        }

        // An image that no text names follows the message, and asks nothing. The system message may ask.
        bool isSilent = !isUnknown && parts.All(static part => !part.IsPlaceholder && string.IsNullOrWhiteSpace(part.Text));
        if (isSilent && (system.AsksNothing || !message.Any(static part => part.Kind is MessagePartKind.Image or MessagePartKind.Images)))
            EmptyMessage.ReportUser(method, template.In(0), diagnostics);
        else if (IsToDo(message))
            EmptyMessage.ReportToDo(method, template.In(0), diagnostics);
        return message.ToEquatableArray();
    }

    /// <summary>The message part for a value.</summary>
    public static MessagePart Part(ArgumentModel argument, TemplatePart part)
    {
        if (argument.Kind is not { } kind)
            return new MessagePart(MessagePartKind.Value, argument.Identifier);
        if (!HasOwnFormat(argument, part))
            return new MessagePart(kind, argument.Identifier, null, argument.Optional, Quoted: part.Format is not null, argument.Value) { Access = argument.Access };
        return new MessagePart(IsImage(argument) ? kind : MessagePartKind.Value, argument.Identifier, part.Format, argument.Optional) { Access = argument.Access };
    }

    /// <summary>Reports a format that does not apply to the value.</summary>
    /// <returns>Whether it was reported.</returns>
    public static bool CheckFormat(ArgumentModel argument, TemplatePart part, TemplateText template, TemplateDiagnostics diagnostics)
    {
        if (argument.Kind is null || part.Format is null || !HasOwnFormat(argument, part))
            return false;
        TextRange? range = template.Written(part.Range);
        string file = template.In(part.Range.Start);
        if (argument.TakesFormat)
            return InvalidFormat.Check(argument, part.Format, range, file, diagnostics);
        FormatDoesNotApply.Report(argument.Name, argument.Type, IsImage(argument), part.Format, range, file, diagnostics);
        return true;
    }

    public static List<TemplatePart> Parse(TemplateText template, string owner, TemplateDiagnostics diagnostics, out bool malformed)
    {
        List<TemplatePart> parts = TemplateParser.Parse(template.Text, out IReadOnlyList<TemplateError> errors);
        malformed = errors.Count > 0;
        foreach (TemplateError error in errors)
        {
            string? meant = MeantPlaceholder.Of(error, template.Text, diagnostics.ParameterNames);
            string suggestion = meant is null ? "" : $" (did you mean '{{{meant}}}'?)";
            MalformedTemplate.Report(owner, $"{error.What} {template.At(error.Range.Start)} {error.Problem}{suggestion}{error.Advice}", meant, template.Written(error.Range), diagnostics);
        }

        if (!malformed && diagnostics.Sink.IsRead && !OtherFormatAsked.RepliesText(diagnostics.Owner) && OtherFormatAsked.Find(template.Text, out string format) is { } asked)
            OtherFormatAsked.Report(owner, format, template.Written(asked), template.In(asked.Start), diagnostics);
        return parts;
    }

    // The text of a code fix, which an author has not yet replaced.
    private static bool IsToDo(IEnumerable<MessagePart> message) =>
        string.Concat(message.Where(static part => part.Kind is MessagePartKind.Text).Select(static part => part.Text)).Trim() is EmptyMessage.ToDo or EmptyMessage.ToDo + ":";

    private static bool HasOwnFormat(ArgumentModel argument, TemplatePart part) =>
        part.Format is not null && !argument.IsRefused && (part.Format != FormatProblems.Quoted || IsImage(argument));

    private static bool IsImage(ArgumentModel argument) => argument.Kind is MessagePartKind.Image or MessagePartKind.Images;
}
