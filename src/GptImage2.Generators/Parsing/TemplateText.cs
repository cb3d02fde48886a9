using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Parsing;

/// <summary>The text of a message, and how positions in it are described.</summary>
internal sealed class TemplateText
{
    private readonly string? _file;
    private readonly string _written;

    private TemplateText(string written, string text, string? file)
    {
        _written = written;
        Text = text;
        _file = file;
    }

    public string Text { get; }

    /// <summary>A text in an attribute.</summary>
    public static TemplateText Inline(string text) => new(text, Normalize(text), null);

    /// <summary>The text of a file. Its last line end belongs to the file, not to the message.</summary>
    public static TemplateText OfFile(string path, string content)
    {
        content = content.TrimStart('\uFEFF');
        string text = Normalize(content);
        return new TemplateText(content, text.EndsWith("\n", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text, path);
    }

    /// <summary>The character before a position; a space at the beginning.</summary>
    public char Before(int index) => index == 0 ? ' ' : Text[index - 1];

    /// <summary>A position as part of a sentence: <c>at character 3</c>.</summary>
    public string At(int index)
    {
        if (_file is null)
            return $"at character {index + 1}";
        (int line, int column) = Position(index);
        return $"at character {column} of line {line} of {_file}";
    }

    /// <summary>A position as an addition to a sentence; empty for a text in an attribute.</summary>
    public string In(int index) => _file is null ? "" : $" ({_file}, line {Position(index).Line})";

    /// <summary>
    /// The range of characters in the source or in the file, with the original line ends.
    /// </summary>
    public TextRange Written(TextRange range)
    {
        int start = Written(range.Start);
        return new TextRange(start, Written(range.Start + range.Length) - start);
    }

    private int Written(int index)
    {
        int at = 0;
        for (int i = 0; i < index && at < _written.Length; i++)
            at += _written[at] == '\r' && at + 1 < _written.Length && _written[at + 1] == '\n' ? 2 : 1;
        return at;
    }

    // The prompt must not change with the line ends of a checkout.
    private static string Normalize(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');

    private (int Line, int Column) Position(int index)
    {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++)
        {
            if (Text[i] != '\n')
                continue;
            line++;
            start = i + 1;
        }

        return (line, index - start + 1);
    }
}
