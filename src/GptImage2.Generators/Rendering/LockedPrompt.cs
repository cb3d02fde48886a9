using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Rendering;

/// <summary>The section of a lock file for one method.</summary>
/// <param name="Key">The method.</param>
/// <param name="Text">The complete file.</param>
/// <param name="Start">The line of its heading, from 0.</param>
/// <param name="End">The line after its last one.</param>
internal sealed record LockedPrompt(string Key, SourceText Text, int Start, int End)
{
    // The text follows the heading and an empty line.
    private const int CostLine = 2;

    public TextSpan Span => TextSpan.FromBounds(Text.Lines[Start].Start, Text.Lines[End - 1].EndIncludingLineBreak);

    /// <summary>The first line that differs from a rendered section; null if there is none.</summary>
    public LockDifference? Compare(string rendered)
    {
        string[] now = [.. rendered.Split('\n').Select(static line => line.TrimEnd())];
        string[] locked = [.. Enumerable.Range(Start, End - Start).Select(index => PromptLock.Line(Text, index))];
        int i = 0;
        int j = 0;
        while (true)
        {
            i += i == CostLine && IsCost(locked, i) ? 1 : 0;
            j += j == CostLine && IsCost(now, j) ? 1 : 0;

            // After the end of one text, empty lines in the other do not matter.
            bool isOver = IsEmptyFrom(locked, i);
            bool wouldBeOver = IsEmptyFrom(now, j);
            if (isOver && wouldBeOver)
                return null;
            int at = Math.Min(Start + i, Text.Lines.Count - 1);
            if (isOver)
                return new LockDifference(at, null, now.Skip(j).First(static line => line.Length > 0));
            if (wouldBeOver)
                return new LockDifference(at, locked.Skip(i).First(static line => line.Length > 0), null);
            if (locked[i] != now[j])
                return new LockDifference(at, locked[i], now[j]);
            i++;
            j++;
        }
    }

    private static bool IsCost(string[] lines, int index) =>
        index < lines.Length && lines[index].StartsWith(PromptDocument.CostLead, StringComparison.Ordinal);

    private static bool IsEmptyFrom(string[] lines, int index)
    {
        for (; index < lines.Length; index++)
        {
            if (lines[index].Length > 0)
                return false;
        }

        return true;
    }
}

/// <param name="Line">The line of the file, from 0.</param>
/// <param name="Locked">The line in the lock file; null after the end of the section.</param>
/// <param name="Now">The line of the rendered section; null after its end.</param>
internal sealed record LockDifference(int Line, string? Locked, string? Now);
