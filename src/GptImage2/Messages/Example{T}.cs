using System.Text;

namespace GptImage2;

/// <summary>A user message and the correct value for it; see <see cref="ExampleAttribute"/>.</summary>
/// <typeparam name="T">The type of the value that the method returns.</typeparam>
public sealed class Example<T>
{
    /// <summary>An example whose user message is text.</summary>
    /// <param name="text">The text, as the template would have written it.</param>
    /// <param name="answer">The value.</param>
    public Example(string text, T answer)
        : this(Message(text), answer)
    {
    }

    /// <summary>An example whose user message is an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="answer">The value.</param>
    public Example(ImageInput image, T answer)
        : this(new UserMessage().Image(image, nameof(image)), answer)
    {
    }

    /// <summary>An example whose user message is text with an image after it.</summary>
    /// <param name="text">The text, as the template would have written it.</param>
    /// <param name="image">The image.</param>
    /// <param name="answer">The value.</param>
    public Example(string text, ImageInput image, T answer)
        : this(Message(text).Image(image, nameof(image)), answer)
    {
    }

    /// <summary>An example with text and images in any order.</summary>
    /// <param name="message">The user message.</param>
    /// <param name="answer">The value.</param>
    public Example(UserMessage message, T answer)
    {
        ArgumentNullException.ThrowIfNull(message);
        Input = message;
        Answer = answer;
    }

    /// <summary>The correct value for the user message.</summary>
    public T Answer { get; }

    /// <summary>The user message.</summary>
    internal UserMessage Input { get; }

    private static UserMessage Message(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new UserMessage().Text(Encoding.UTF8.GetBytes(text));
    }
}
