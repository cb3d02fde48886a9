using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Adds an unused parameter to the message: in place of its name in doubled braces, or at the end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedParameterFix)), Shared]
internal sealed class UnusedParameterFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnusedParameter.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax declaration } parameter
            || context.Model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || method.FindAttribute(SymbolNames.Product, "UserMessageAttribute")?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments }
            || arguments.FirstOrDefault(static candidate => candidate.NameEquals?.Name.Identifier.ValueText is null or "File") is not { } argument
            || Message.Of(argument, context, cancellationToken) is not { } message)
        {
            yield break;
        }

        string name = parameter.Identifier.ValueText;
        ArgumentModel[] unused = [.. Unused(method, message.Template, cancellationToken)];
        int index = Array.FindIndex(unused, candidate => candidate.Name == name);
        if (index < 0 || unused[index].Kind is null || PicturePath.Is(method, name)
            || UnusedParameter.Remedy(method.Parameters.First(candidate => candidate.Name == name), hasTextForm: true) is not null)
        {
            yield break;
        }

        if (context.Suggestion is { } escaped && message.Written(escaped) is { } written)
            yield return new TextEditFix($"Write '{escaped}' with single braces", "Single", message.Replace(written, $"{{{name}}}"));

        // A message with nothing but a value asks nothing.
        if (message.End is not { } end || string.IsNullOrWhiteSpace(message.Template))
            yield break;
        bool follows = index > 0 || (message.Template.Length > 0 && !char.IsWhiteSpace(message.Template[message.Template.Length - 1]));
        yield return new TextEditFix($"Name '{name}' at the end of the message", "Append", message.Replace(new TextSpan(end.Position, 0), (follows ? " " : "") + end.Placeholder(name)));
    }

    private static IEnumerable<ArgumentModel> Unused(IMethodSymbol method, string template, CancellationToken cancellationToken)
    {
        List<TemplatePart> parts = TemplateParser.Parse(template, out _);
        return ArgumentParser.Parse(method, out _, new DiagnosticSink(), cancellationToken)
            .Where(argument => argument.Kind is not (MessagePartKind.Image or MessagePartKind.Images) && !parts.Any(part => part.IsPlaceholder && part.Text == argument.Name));
    }
}
