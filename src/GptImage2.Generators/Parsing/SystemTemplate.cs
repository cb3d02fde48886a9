using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// A system message, which is bound to every method that it applies to. A mistake in a placeholder is reported once, even if
/// it concerns several methods.
/// </summary>
internal sealed class SystemTemplate
{
    private readonly TemplateText? _text;
    private readonly string _owner;
    private readonly TemplateDiagnostics _diagnostics;
    private readonly List<TemplatePart> _parts = [];
    private readonly HashSet<int> _reported = [];
    private readonly SortedDictionary<int, (List<string> Methods, MeantPlaceholder Meant)> _unknown = [];
    private readonly string _constant = "";
    private bool _isBound;

    /// <param name="text">The template; null if it is read later, or was not found.</param>
    /// <param name="owner">The interface or the method that has the message.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public SystemTemplate(TemplateText? text, string owner, TemplateDiagnostics diagnostics)
    {
        _text = text;
        _owner = owner;
        _diagnostics = diagnostics;
        if (text is null)
            return;
        if (string.IsNullOrWhiteSpace(text.Text))
            EmptyMessage.ReportSystem(owner, text.In(0), diagnostics);
        List<TemplatePart> parts = TemplateBinder.Parse(text, owner, diagnostics, out bool malformed);
        if (malformed)
            return;
        _parts = parts;
        _constant = string.Concat(parts.Where(static part => !part.IsPlaceholder).Select(static part => part.Text));
    }

    /// <summary>The file that contains it, if it is read later.</summary>
    public string? FileName { get; init; }

    private bool IsConstant => !_parts.Exists(static part => part.IsPlaceholder);

    /// <summary>Binds it to a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What it may use.</param>
    /// <param name="parameters">Where parameters of the method are reported.</param>
    public SystemMessageModel Bind(string method, IReadOnlyList<ArgumentModel> arguments, TemplateDiagnostics parameters)
    {
        _isBound = true;
        if (IsConstant)
            return new SystemMessageModel(_constant, EquatableArray<MessagePart>.Empty, IsWhole: true) { IsLater = _text is null };
        ImmutableArray<MessagePart>.Builder message = ImmutableArray.CreateBuilder<MessagePart>(_parts.Count);
        bool isWhole = true;
        for (int i = 0; i < _parts.Count; i++)
        {
            TemplatePart part = _parts[i];
            if (!part.IsPlaceholder)
            {
                message.Add(new MessagePart(MessagePartKind.Text, part.Text));
            }
            else if (arguments.FirstOrDefault(argument => argument.Name == part.Text) is not { } argument)
            {
                isWhole = false;
                Miss(i, part.Text, method, arguments);
            }
            else
            {
                message.Add(Value(i, part, argument, parameters, isFirst: !message.Any(other => other.Names(argument))));
            }
        }

        return new SystemMessageModel("", message.ToEquatableArray(), isWhole);
    }

    /// <summary>Reports what is known only after the message was bound to all methods.</summary>
    public void Complete()
    {
        foreach (KeyValuePair<int, (List<string> Methods, MeantPlaceholder Meant)> unknown in _unknown)
        {
            if (_reported.Add(unknown.Key))
                UnknownPlaceholder.Report(_parts[unknown.Key].Text, unknown.Value.Methods, unknown.Value.Meant.Name, unknown.Value.Meant.Remark, Range(unknown.Key), File(unknown.Key), _diagnostics);
        }

        for (int i = 0; _isBound && i < _parts.Count; i++)
        {
            if (_parts[i].IsPlaceholder && _reported.Add(i))
                VariableSystemMessage.Report(_owner, _parts[i].Text, Range(i), File(i), _diagnostics);
        }
    }

    private MessagePart Value(int index, TemplatePart part, ArgumentModel argument, TemplateDiagnostics parameters, bool isFirst)
    {
        if (argument.Kind is MessagePartKind.Image or MessagePartKind.Images)
        {
            if (_reported.Add(index))
                ImageInSystemMessage.Report(_owner, argument.Name, Range(index), File(index), _diagnostics);
            return new MessagePart(MessagePartKind.Value, argument.Identifier);
        }

        if (argument.Kind is null && isFirst)
            ParameterWithoutTextForm.Report(argument.Name, argument.Type, parameters);
        if (argument.Kind is null || (!_reported.Contains(index) && TemplateBinder.CheckFormat(argument, part, _text!, _diagnostics)))
            _reported.Add(index);
        return TemplateBinder.Part(argument, part);
    }

    private void Miss(int index, string name, string method, IReadOnlyList<ArgumentModel> arguments)
    {
        if (!_unknown.TryGetValue(index, out (List<string> Methods, MeantPlaceholder Meant) unknown))
            _unknown[index] = unknown = ([], MeantPlaceholder.Of(name, _text!.Before(_parts[index].Range.Start), [.. arguments.Select(static candidate => candidate.Name)]));
        unknown.Methods.Add(method);
    }

    private TextRange Range(int index) => _text!.Written(_parts[index].Range);

    private string File(int index) => _text!.In(_parts[index].Range.Start);
}
