using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Completes a placeholder that has only one of its braces, and removes a brace that it has too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoneBraceFix)), Shared]
internal sealed class LoneBraceFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MalformedTemplate.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Suggestion is not { } name || Placeholder.At(context, cancellationToken) is not [{ Name.IsEmpty: true } brace, ..])
            yield break;
        Edit? edit = brace.Open.IsEmpty ? Opened(brace, name) : Closed(brace, name);
        if (edit is { } made)
            yield return new TextEditFix($"Write '{{{name}}}'", "Brace", made);
    }

    private static Edit? Closed(Placeholder brace, string name)
    {
        string after = brace.After();
        int start = after.Length - after.TrimStart().Length;
        int end = start;
        while (end < after.Length && IsWord(after[end]))
            end++;

        // Where a format ends is not known.
        if (end == start || (end < after.Length && after[end] == ':'))
            return null;
        string close = new('}', brace.Open.Length);
        return brace.Replace(new TextSpan(brace.Open.End, end), name + close);
    }

    private static Edit? Opened(Placeholder brace, string name)
    {
        string before = brace.Before();
        string open = new('{', brace.Close.Length);
        string close = new('}', brace.Close.Length);
        if (before.EndsWith(name + close, StringComparison.Ordinal))
            return brace.Replace(brace.Close, "");
        if (!before.EndsWith(name, StringComparison.Ordinal))
            return null;
        int start = brace.Close.Start - name.Length;
        return before.EndsWith(open + open + name, StringComparison.Ordinal)
            ? brace.Replace(new TextSpan(start - open.Length, open.Length), "")
            : brace.Replace(new TextSpan(start, 0), open);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
