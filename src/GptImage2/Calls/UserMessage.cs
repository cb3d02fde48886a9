using System.Globalization;
using System.Text;

namespace GptImage2;

/// <summary>The user message of one call: text and images in the order in which the model gets them.</summary>
public sealed class UserMessage
{
    private readonly List<UserMessagePart> _parts = [];
    private readonly StringBuilder _text = new();

    /// <summary>Appends constant text of the template.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This message.</returns>
    public UserMessage Text(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Appends a value, in the invariant culture; null appends nothing.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">The format, where the template gives one.</param>
    /// <returns>This message.</returns>
    public UserMessage Value<T>(T value, string? format = null)
    {
        var handler = new StringBuilder.AppendInterpolatedStringHandler(0, 1, _text, CultureInfo.InvariantCulture);
        handler.AppendFormatted(value, format);
        return this;
    }

    /// <summary>Appends an image after the text so far.</summary>
    /// <param name="image">The image.</param>
    /// <param name="parameterName">The name of the parameter that it came from.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public UserMessage Image(ImageInput image, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(image, parameterName);
        EndText();
        _parts.Add(new UserMessagePart(null, image));
        return this;
    }

    /// <summary>Appends images after the text so far.</summary>
    /// <param name="images">The images.</param>
    /// <param name="parameterName">The name of the parameter that they came from.</param>
    /// <returns>This message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="images"/> or one of them is null.</exception>
    public UserMessage Images(IEnumerable<ImageInput> images, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(images, parameterName);
        foreach (ImageInput image in images)
            Image(image, parameterName);
        return this;
    }

    /// <summary>The parts: runs of text and images, in order; no two runs of text side by side.</summary>
    internal IReadOnlyList<UserMessagePart> Parts
    {
        get
        {
            EndText();
            return _parts;
        }
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;
        _parts.Add(new UserMessagePart(_text.ToString(), null));
        _text.Clear();
    }
}
