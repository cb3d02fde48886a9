using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>A file that contains a message.</summary>
/// <param name="Id">The file in the project.</param>
/// <param name="Text">Its text.</param>
internal sealed record MessageFile(DocumentId Id, SourceText Text)
{
    /// <summary>The file that a diagnostic at the argument of an attribute is about.</summary>
    /// <returns>Null if the diagnostic is not at such an argument, or if the file is not found.</returns>
    public static MessageFile? At(DiagnosticContext context, CancellationToken cancellationToken) =>
        context.Around<AttributeArgumentSyntax>() is { NameEquals: not null } argument ? Of(argument, context, cancellationToken) : null;

    /// <summary>The file that the argument of an attribute names.</summary>
    public static MessageFile? Of(AttributeArgumentSyntax argument, DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (argument.NameEquals?.Name.Identifier.ValueText != "File" || context.Model.GetConstantValue(argument.Expression, cancellationToken).Value is not string written)
            return null;
        Project project = context.Document.Project;
        AnalyzerOptions options = project.AnalyzerOptions;
        if (PromptFiles.Of(options, cancellationToken).IndexOf(written) is not { } index)
            return null;
        AdditionalText file = options.AdditionalFiles[index];
        return project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == file.Path) is { } document && file.GetText(cancellationToken) is { } text
            ? new MessageFile(document.Id, text)
            : null;
    }

    public Edit Replace(TextSpan span, string text) => new(Id, new TextChange(span, text));
}
