using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Turns an interface with messages into a client: adds the attribute and the modifier partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeClientFix)), Shared]
internal sealed class MakeClientFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MessageOutsideClient.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<InterfaceDeclarationSyntax>() is not { } declaration || declaration.Identifier.Span != context.Span)
            yield break;
        var edits = new List<Edit> { new(context.Document.Id, Declarations.Annotate(declaration, context.Text, "global::GptImage2.JsonModeClient")) };
        if (!Declarations.IsPartial(declaration))
            edits.Add(new Edit(context.Document.Id, Declarations.MakePartial(declaration)));
        yield return new TextEditFix($"Annotate '{declaration.Identifier.ValueText}' with [JsonModeClient]", "Client", [.. edits]);
    }
}
