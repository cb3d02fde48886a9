using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Removes the text of a message or its file, so that only one remains.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextOrFileFix)), Shared]
internal sealed class TextOrFileFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [TextAndFile.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<AttributeSyntax>()?.ArgumentList is not { Arguments: var arguments })
            yield break;
        if (arguments.FirstOrDefault(static argument => argument.NameEquals is null) is { } text)
            yield return new TextEditFix("Take the message from the file", "File", context.Replace(Removal.OfItem(arguments, text), ""));
        if (arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "File") is { } file)
            yield return new TextEditFix("Take the message from the attribute", "Text", context.Replace(Removal.OfItem(arguments, file), ""));
    }
}
