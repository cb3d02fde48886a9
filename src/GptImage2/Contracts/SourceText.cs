namespace GptImage2.Contracts;

/// <summary>A well-formed JSON text, and where its long objects and arrays end.</summary>
/// <remarks>
/// Values are made from it on demand, so that a long text of which few values are looked at needs little memory. The ends
/// of short objects and arrays are found by reading them again, which costs a bounded number of steps.
/// </remarks>
internal sealed class SourceText
{
    private const int LongContainer = 256;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly int[] _starts;
    private readonly int[] _ends;

    public SourceText(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        (_starts, _ends) = LongContainers(utf8.Span);
    }

    public ReadOnlySpan<byte> Span => _utf8.Span;

    /// <summary>The end of the value that begins at an offset.</summary>
    public int EndOf(int start)
    {
        ReadOnlySpan<byte> json = Span;
        return json[start] switch
        {
            (byte)'"' => JsonTokenizer.StringEnd(json, start),
            (byte)'{' or (byte)'[' => Array.BinarySearch(_starts, start) is >= 0 and var index ? _ends[index] : ContainerEnd(json, start),
            _ => JsonTokenizer.ScalarEnd(json, start),
        };
    }

    private static int ContainerEnd(ReadOnlySpan<byte> json, int start)
    {
        int depth = 0;
        int position = start;
        while (true)
        {
            byte next = json[position];
            if (next is (byte)'{' or (byte)'[')
                depth++;
            else if (next is (byte)'}' or (byte)']' && --depth == 0)
                return position + 1;
            position = NextBracket(json, position);
        }
    }

    private static (int[] Starts, int[] Ends) LongContainers(ReadOnlySpan<byte> json)
    {
        List<int>? starts = null;
        List<int>? ends = null;
        Span<int> open = stackalloc int[JsonNesting.MaxDepth];
        int depth = 0;
        for (int position = JsonTokenizer.NextStructure(json, 0); position >= 0; position = NextBracket(json, position))
        {
            if (json[position] is (byte)'{' or (byte)'[')
            {
                open[depth++] = position;
            }
            else if (json[position] is (byte)'}' or (byte)']' && position - open[--depth] >= LongContainer)
            {
                (starts ??= []).Add(open[depth]);
                (ends ??= []).Add(position + 1);
            }
        }

        if (starts is null)
            return ([], []);
        int[] ordered = [.. starts];
        int[] theirEnds = [.. ends!];
        Array.Sort(ordered, theirEnds);
        return (ordered, theirEnds);
    }

    // The next place of structure after the one at an offset. A text is passed as a whole.
    private static int NextBracket(ReadOnlySpan<byte> json, int position) =>
        JsonTokenizer.NextStructure(json, json[position] == (byte)'"' ? JsonTokenizer.StringEnd(json, position) : position + 1);
}
