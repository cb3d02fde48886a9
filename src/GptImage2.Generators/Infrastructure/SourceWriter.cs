using System.Text;

namespace GptImage2.Generators.Infrastructure;

/// <summary>Writes C# with indentation and line feeds, the same on every machine.</summary>
internal sealed class SourceWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new(4096);
    private int _indentation;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _indentation * Width).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes an empty line between members, but not after an opening brace.</summary>
    public SourceWriter Gap() => _text.Length > 1 && _text[_text.Length - 2] == '{' ? this : Line();

    /// <summary>Writes the lines of a raw string with the current indentation.</summary>
    public SourceWriter Lines(string lines)
    {
        int start = 0;
        while (start <= lines.Length)
        {
            int feed = lines.IndexOf('\n', start);
            int end = feed < 0 ? lines.Length : feed;
            int length = end - start - (feed > start && lines[end - 1] == '\r' ? 1 : 0);
            if (length > 0)
                _text.Append(' ', _indentation * Width).Append(lines, start, length);
            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Opens a block in braces after a line.</summary>
    public SourceWriter Open(string line)
    {
        Line(line).Line("{");
        _indentation++;
        return this;
    }

    public SourceWriter Close(string suffix = "")
    {
        _indentation--;
        return Line("}" + suffix);
    }

    public SourceWriter Indent()
    {
        _indentation++;
        return this;
    }

    public SourceWriter Outdent()
    {
        _indentation--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
