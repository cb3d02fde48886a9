using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Analyzers;

/// <summary>Compares prompts with the lock file, in both directions.</summary>
/// <remarks>
/// For a code fix, the property <see cref="ReportingSink.Suggestion"/> contains the new section, and the additional location
/// is the part of the file that it replaces.
/// </remarks>
internal static class LockFileCheck
{
    private const int LongestQuote = 80;

    /// <summary>Checks that a method has a section with the same text.</summary>
    public static void Check(SymbolAnalysisContext context, IMethodSymbol method, RenderedPrompt prompt, LockFile file)
    {
        string section = PromptDocument.Section(prompt);
        if (file.Prompts.Find(prompt.Key) is not { } locked)
        {
            TextSpan end = new(file.Text.Length, 0);
            Report(context, method, file, end, "\n" + section, method.Name, $"is not in {PromptLock.FileName}");
        }
        else if (locked.Compare(section) is { } difference)
        {
            int same = SameCharacters(difference.Locked ?? "", difference.Now ?? "");
            string what = $"differs from {PromptLock.FileName}, line {(difference.Line + 1).Invariant()}: {Quoted(difference.Locked, same)} there, {Quoted(difference.Now, same)} now";
            Report(context, method, file, locked.Span, section + "\n", method.Name, what);
        }
    }

    /// <summary>Checks that each section of an interface has a method.</summary>
    public static void CheckMethods(SymbolAnalysisContext context, INamedTypeSymbol type, ClientModel client, LockFile file)
    {
        var keys = new HashSet<string>(PromptKeys.Of(client), StringComparer.Ordinal);
        foreach (LockedPrompt locked in file.Prompts.Of(PromptKeys.Of(client.Declaration)))
        {
            if (!keys.Contains(locked.Key))
                Report(context, type, file, locked.Span, "", locked.Key, Gone(locked, "method"));
        }
    }

    /// <summary>Checks that each section of the file has an interface.</summary>
    public static void CheckInterfaces(AdditionalFileAnalysisContext context, LockFile file)
    {
        if (context.AdditionalFile != file.File)
            return;
        foreach (IGrouping<string, LockedPrompt> sections in file.Prompts.Interfaces)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (PromptKeys.Find(context.Compilation, sections.Key)?.FindAttribute(SymbolNames.Product, SymbolNames.ClientAttribute) is not null)
                continue;
            foreach (LockedPrompt locked in sections)
                Report(context.ReportDiagnostic, file.Locate(locked.Text.Lines[locked.Start].Span), file, locked.Span, "", locked.Key, Gone(locked, "interface"));
        }
    }

    private static string Gone(LockedPrompt locked, string what) =>
        $"is in {PromptLock.FileName}, line {(locked.Start + 1).Invariant()}, but there is no such {what}";

    private static void Report(SymbolAnalysisContext context, ISymbol at, LockFile file, TextSpan replaced, string section, string prompt, string what)
    {
        Location location = at.SourceLocation();
        if (!CompilerErrors.ExistAt(location, context.Compilation, context.CancellationToken))
            Report(context.ReportDiagnostic, location, file, replaced, section, prompt, what);
    }

    private static void Report(Action<Diagnostic> report, Location location, LockFile file, TextSpan replaced, string section, string prompt, string what) =>
        report(PromptNotLocked.Create(prompt, what, PromptLock.FileName, location, file.Locate(replaced), section));

    private static int SameCharacters(string left, string right)
    {
        int same = 0;
        while (same < left.Length && same < right.Length && left[same] == right[same])
            same++;
        return same;
    }

    // Shows only the part of a long line around the first difference.
    private static string Quoted(string? line, int same)
    {
        if (line is null)
            return "nothing";
        int start = line.Length <= LongestQuote ? 0 : Math.Max(0, same - LongestQuote / 4);
        string part = line.Substring(start, Math.Min(LongestQuote, line.Length - start));
        return $"'{(start > 0 ? "..." : "")}{part.Trim()}{(start + part.Length < line.Length ? "..." : "")}'";
    }
}
