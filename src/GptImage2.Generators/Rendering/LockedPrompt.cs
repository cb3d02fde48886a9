using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Rendering;

/// <summary>The section of a lock file on one method.</summary>
/// <param name="Key">The method.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Start">The line of its heading, from 0.</param>
/// <param name="End">The line behind its last one.</param>
internal sealed record LockedPrompt(string Key, SourceText Text, int Start, int End)
{
    // Behind the heading and an empty line.
    private const int CostLine = 2;

    public TextSpan Span => TextSpan.FromBounds(Text.Lines[Start].Start, Text.Lines[End - 1].EndIncludingLineBreak);

    /// <summary>The first line in which a rendered section is another one; null where there is none.</summary>
    public LockDifference? Compare(string rendered)
    {
        string[] lines = [.. rendered.Split('\n').Select(static line => line.TrimEnd())];
        int now = 0;
        int locked = Start;
        while (true)
        {
            if (now == CostLine && IsCost(lines[now]))
                now++;
            if (locked == Start + CostLine && locked < End && IsCost(PromptLock.Line(Text, locked)))
                locked++;
            bool nowEnds = EndsAt(lines, now);
            bool lockedEnds = EndsAt(locked);
            if (nowEnds && lockedEnds)
                return null;
            string? written = lockedEnds ? null : PromptLock.Line(Text, locked);
            string? wanted = nowEnds ? null : lines[now];
            if (written != wanted)
                return new LockDifference(Math.Min(locked, Text.Lines.Count - 1), written, wanted);
            now++;
            locked++;
        }
    }

    private static bool IsCost(string line) => line.StartsWith(PromptDocument.CostLead, StringComparison.Ordinal);

    private static bool EndsAt(string[] lines, int index)
    {
        for (; index < lines.Length; index++)
        {
            if (lines[index].Length > 0)
                return false;
        }

        return true;
    }

    private bool EndsAt(int index)
    {
        for (; index < End; index++)
        {
            if (PromptLock.Line(Text, index).Length > 0)
                return false;
        }

        return true;
    }
}

/// <param name="Line">The line of the file, from 0.</param>
/// <param name="Locked">What it holds; null where the section has ended.</param>
/// <param name="Now">What it would hold; null where the section would have ended.</param>
internal sealed record LockDifference(int Line, string? Locked, string? Now);
