using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses the messages of a call. A message file is read only if the files are available here.</summary>
internal static class MessageParser
{
    private const string FileArgument = "File";

    /// <summary>The system message of an interface or a method; null if it has none.</summary>
    /// <param name="owner">The interface or the method.</param>
    /// <param name="files">The files of the project; null where they are looked up later.</param>
    /// <param name="sink">Where problems are reported.</param>
    public static SystemTemplate? SystemMessage(ISymbol owner, PromptFiles? files, DiagnosticSink sink)
    {
        if (owner.FindAttribute(SymbolNames.Product, "SystemMessageAttribute") is not { } attribute)
            return null;
        TemplateText? template = Template(owner, attribute, files, sink, out string? file, out TemplateDiagnostics diagnostics);
        return new SystemTemplate(template, owner.Name, diagnostics) { FileName = file };
    }

    /// <summary>The user message of a method; null if it has none, which this method reports.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What the message may use.</param>
    /// <param name="system">The system message of the method.</param>
    /// <param name="files">The files of the project; null where they are looked up later.</param>
    /// <param name="sink">Where problems are reported.</param>
    /// <param name="file">The file that contains the message, if it is read later.</param>
    public static EquatableArray<MessagePart>? UserMessage(
        IMethodSymbol method,
        EquatableArray<ArgumentModel> arguments,
        SystemMessageModel system,
        PromptFiles? files,
        DiagnosticSink sink,
        out string? file)
    {
        file = null;
        if (method.FindAttribute(SymbolNames.Product, "UserMessageAttribute") is not { } attribute)
        {
            MissingUserMessage.Report(method, sink);
            return null;
        }

        TemplateText? template = Template(method, attribute, files, sink, out file, out TemplateDiagnostics diagnostics);
        return template is null ? EquatableArray<MessagePart>.Empty : TemplateBinder.User(template, method.Name, arguments, system, diagnostics);
    }

    /// <summary>Reads a message from its file.</summary>
    public static TemplateText? FromFile(string file, string owner, PromptFiles files, TemplateDiagnostics diagnostics)
    {
        TemplateText? template = files.Find(file, out string? problem, out string? suggestion);
        if (problem == PromptFiles.TooLong)
            PromptBeyondContextWindow.ReportFile(owner, file, PromptFiles.MostCharacters, diagnostics);
        else if (problem is not null)
            PromptFileNotFound.Report(owner, file, problem, suggestion, diagnostics);
        if (template?.Text.IndexOf(PromptFileNotUtf8.Unread) is >= 0 and int unread)
            PromptFileNotUtf8.Report(owner, template.In(unread), diagnostics);
        return template;
    }

    private static TemplateText? Template(
        ISymbol owner,
        AttributeData attribute,
        PromptFiles? files,
        DiagnosticSink sink,
        out string? file,
        out TemplateDiagnostics diagnostics)
    {
        file = null;
        string? named = null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == FileArgument)
                named = argument.Value.Value as string ?? "";
        }

        diagnostics = new TemplateDiagnostics(sink, owner, attribute, named is null ? null : FileArgument);
        string? text = attribute.ConstructorArguments is [{ Value: var value }] ? value as string ?? "" : null;
        if (named is null)
        {
            if (sink.IsRead && text is not null)
                PathAsMessage.Check(owner, text, path => files?.Has(path) == true, diagnostics);
            return TemplateText.Inline(text ?? "");
        }

        if (text is not null)
            TextAndFile.Report(owner, named, diagnostics);
        else if (files is null)
            file = named;
        else
            return FromFile(named, owner.Name, files, diagnostics);
        return null;
    }
}
