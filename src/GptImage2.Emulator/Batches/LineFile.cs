using GptImage2.Emulator.Files;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Batches;

/// <summary>The lines of a file that are not blank; only the one that is asked for is in memory, without its images.</summary>
internal sealed class LineFile : IDisposable
{
    private readonly FileStream _content;
    private readonly List<Line> _lines = [];

    public LineFile(StoredFile file)
    {
        _content = file.OpenRead();
        (byte[]? buffer, long position, long start, int number, bool blank) = (new byte[64 * 1024], 0L, 0L, 1, true);
        int length;
        while ((length = _content.Read(buffer)) > 0)
        {
            foreach (byte value in buffer.AsSpan(0, length))
            {
                position++;
                if (value is (byte)'\n')
                {
                    Add(start, position - 1, number, blank);
                    (start, number, blank) = (position, number + 1, true);
                }
                else
                {
                    blank &= value is (byte)' ' or (byte)'\t' or (byte)'\r';
                }
            }
        }

        Add(start, position, number, blank);
    }

    public int Count => _lines.Count;

    /// <summary>Gives the number that a line has in the file, blank ones counted, from 1.</summary>
    public int Number(int index) => _lines[index].Number;

    /// <summary>Reads a line; its images go by, to what <paramref name="sinks"/> makes for each of them.</summary>
    public CondensedLine Read(int index, Func<IImageSink>? sinks = null) => new(_content, _lines[index].Start, _lines[index].Length, sinks);

    public void Dispose() => _content.Dispose();

    private void Add(long start, long end, int number, bool blank)
    {
        if (!blank)
            _lines.Add(new Line(start, end - start, number));
    }

    private readonly record struct Line(long Start, long Length, int Number);
}
