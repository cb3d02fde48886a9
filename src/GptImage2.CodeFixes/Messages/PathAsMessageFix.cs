using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Takes a message from the file whose path is written as its text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PathAsMessageFix)), Shared]
internal sealed class PathAsMessageFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PathAsMessage.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null) is { } text)
            yield return new TextEditFix("Take the message from the file", "File", context.Replace(text.Span, $"File = {text.Expression}"));
    }
}
