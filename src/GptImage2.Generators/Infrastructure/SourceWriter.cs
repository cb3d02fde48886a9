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

    /// <summary>Writes lines of fixed shape: a raw string, indented as a whole.</summary>
    public SourceWriter Lines(string lines)
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
            Line(line);
        return this;
    }

    /// <summary>Opens a block in braces behind a line.</summary>
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
