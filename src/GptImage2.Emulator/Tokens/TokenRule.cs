using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator;

/// <summary>How the texts of a request become tokens of its bill: those of the text, and those of the frame around it.</summary>
/// <remarks>
/// The defaults are exact for the 80 recorded bills of GPT-4o. No bill of GPT-5.4 Image 2 is public. The six recorded bills of o3-mini
/// have a <see cref="Prompt"/> of 2 and a <see cref="Completion"/> of 13.
/// </remarks>
public sealed record TokenRule
{
    /// <summary>Gets the tokens of the frame around all messages.</summary>
    public int Prompt { get; init; } = 3;

    /// <summary>Gets the tokens of the frame around each message, besides those of its role.</summary>
    public int Message { get; init; } = 3;

    /// <summary>Gets the tokens that a message has more when it has a <c>name</c>, besides those of the name.</summary>
    public int Name { get; init; } = 1;

    /// <summary>Gets the tokens of a reply that are not those of its text.</summary>
    public int Completion { get; init; }

    /// <summary>Counts the text tokens of a prompt, without those of its images.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>The number of tokens.</returns>
    public int Count(IEnumerable<ReceivedMessage> messages) => Prompt + messages.Sum(Count);

    private int Count(ReceivedMessage message) =>
        Message + O200kBase.Count(message.Role) + O200kBase.Count(message.Text) + (message.Name is { } name ? Name + O200kBase.Count(name) : 0);
}
