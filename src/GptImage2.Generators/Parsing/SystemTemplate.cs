using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// A system message, which is bound to every method that it applies to. What is wrong at a placeholder is told once,
/// however many methods it is wrong for.
/// </summary>
internal sealed class SystemTemplate
{
    private const int NamedMethods = 3;

    private readonly TemplateText? _text;
    private readonly string _owner;
    private readonly TemplateDiagnostics _blame;
    private readonly List<TemplatePart> _parts = [];
    private readonly HashSet<int> _told = [];
    private readonly SortedDictionary<int, (List<string> Methods, string? Suggestion)> _unknown = [];
    private readonly string _constant = "";
    private bool _isBound;

    /// <param name="text">The template; null where it is looked up later, or not found.</param>
    /// <param name="owner">The interface or the method that it stands at.</param>
    /// <param name="blame">Where it is told to be wrong.</param>
    public SystemTemplate(TemplateText? text, string owner, TemplateDiagnostics blame)
    {
        _text = text;
        _owner = owner;
        _blame = blame;
        if (text is null)
            return;
        if (string.IsNullOrWhiteSpace(text.Text))
            blame.Report(DiagnosticRules.EmptyMessage, "system", owner, text.In(0));
        List<TemplatePart> parts = TemplateBinder.Parse(text, owner, blame, out bool malformed);
        if (malformed)
            return;
        _parts = parts;
        _constant = string.Concat(parts.Where(static part => !part.IsPlaceholder).Select(static part => part.Text));
    }

    /// <summary>The file that holds it, where it is looked up later.</summary>
    public string? File { get; init; }

    private bool IsConstant => !_parts.Exists(static part => part.IsPlaceholder);

    /// <summary>Binds it to a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What it may use.</param>
    /// <param name="parameters">Where parameters of the method are told to be wrong.</param>
    public SystemMessageModel Bind(string method, IReadOnlyList<ArgumentModel> arguments, TemplateDiagnostics parameters)
    {
        _isBound = true;
        if (IsConstant)
            return new SystemMessageModel(_constant, EquatableArray<MessagePart>.Empty, IsWhole: true);
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

    /// <summary>Tells what is known only after it was bound to all methods.</summary>
    public void Complete()
    {
        foreach (KeyValuePair<int, (List<string> Methods, string? Suggestion)> unknown in _unknown)
        {
            TemplatePart part = _parts[unknown.Key];
            string? suggestion = unknown.Value.Suggestion;
            Report(unknown.Key, DiagnosticRules.UnknownPlaceholder, suggestion, part.Text, Listed(unknown.Value.Methods), TemplateBinder.DidYouMean(suggestion), _text!.In(part.Range.Start));
        }

        for (int i = 0; _isBound && i < _parts.Count; i++)
        {
            if (_parts[i].IsPlaceholder && !_told.Contains(i))
                Report(i, DiagnosticRules.VariableSystemMessage, null, _parts[i].Text, _owner, _text!.In(_parts[i].Range.Start));
        }
    }

    private static string Listed(List<string> methods)
    {
        IEnumerable<string> named = methods.Take(NamedMethods).Select(static method => $"'{method}'");
        int more = methods.Count - NamedMethods;
        return more > 0
            ? $"{string.Join(", ", named)} or {more.Invariant()} other {(more == 1 ? "method" : "methods")}"
            : string.Join(" or ", named);
    }

    private MessagePart Value(int index, TemplatePart part, ArgumentModel argument, TemplateDiagnostics parameters, bool isFirst)
    {
        if (argument.Kind is MessagePartKind.Image or MessagePartKind.Images)
        {
            Report(index, DiagnosticRules.ImageInSystemMessage, null, _owner, argument.Name, _text!.In(part.Range.Start));
            return new MessagePart(MessagePartKind.Value, argument.Identifier);
        }

        if (argument.Kind is null && isFirst)
            parameters.ReportParameter(DiagnosticRules.ParameterWithoutTextForm, argument.Name, argument.Name, argument.Type);
        MessagePart value = TemplateBinder.Part(argument, part, out (DiagnosticDescriptor Rule, string[] Arguments)? problem, _text!);
        if (argument.Kind is null)
            _told.Add(index);
        else if (problem is { } found)
            Report(index, found.Rule, null, found.Arguments);
        return value;
    }

    private void Miss(int index, string name, string method, IReadOnlyList<ArgumentModel> arguments)
    {
        if (!_unknown.TryGetValue(index, out (List<string> Methods, string? Suggestion) unknown))
            _unknown[index] = unknown = ([], Suggestion.For(name, arguments.Select(static candidate => candidate.Name)));
        unknown.Methods.Add(method);
    }

    private void Report(int index, DiagnosticDescriptor rule, string? suggestion, params string[] arguments)
    {
        if (_told.Add(index))
            _blame.Report(rule, _text!.Written(_parts[index].Range), suggestion, arguments);
    }
}
