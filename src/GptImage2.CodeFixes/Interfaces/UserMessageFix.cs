using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Adds a user message with all parameters to a method. The author still has to write the question.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UserMessageFix)), Shared]
internal sealed class UserMessageFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MissingUserMessage.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<MethodDeclarationSyntax>() is not { } method || context.Model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
            yield break;
        ArgumentModel[] arguments = [.. ArgumentParser.Parse(symbol, out _, new DiagnosticSink(), cancellationToken)];
        if (arguments.Length == 0 || arguments.Any(static argument => argument.Kind is null))
            yield break;

        // A message with nothing but values asks nothing. This one is reported until its author has written it.
        string template = EmptyMessage.ToDo + ": " + string.Join(" ", arguments.Select(static argument => $"{{{argument.Name}}}"));
        yield return new TextEditFix(
            $"Add [UserMessage(\"{template}\")]",
            "UserMessage",
            new Edit(context.Document.Id, Declarations.Annotate(method, context.Text, $"global::GptImage2.UserMessage(\"{template}\")")));
    }
}
