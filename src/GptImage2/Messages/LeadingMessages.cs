using GptImage2.Models;

namespace GptImage2.Messages;

/// <summary>The messages at the beginning of every call of a method: the system message and the examples.</summary>
internal sealed class LeadingMessages
{
    public LeadingMessages(string systemMessage, IReadOnlyList<ExampleTurn> examples)
    {
        SystemMessage = systemMessage;
        Examples = examples;
        Encoded = new EncodedMessages();
        Encoded.Write("system"u8, systemMessage);
        ExamplesStart = Encoded.Text.Length;
        foreach (ExampleTurn example in examples)
        {
            Encoded.WriteUser(example.Parts);
            Encoded.Write("assistant"u8, example.Answer);
        }
    }

    private LeadingMessages(string systemMessage, LeadingMessages others)
    {
        SystemMessage = systemMessage;
        Examples = others.Examples;
        Encoded = new EncodedMessages(systemMessage.Length + others.Encoded.Text.Length);
        Encoded.Write("system"u8, systemMessage);
        ExamplesStart = Encoded.Text.Length;
        Encoded.Write(others.Encoded, others.ExamplesStart);
    }

    public string SystemMessage { get; }

    public IReadOnlyList<ExampleTurn> Examples { get; }

    /// <summary>The messages in the form of a request, encoded once for all calls with the same system message.</summary>
    public EncodedMessages Encoded { get; }

    /// <summary>The estimated tokens of their text.</summary>
    public long EstimatedTokens => field == 0 ? field = TokenEstimate.OfText(Encoded.Text.Span) : field;

    private int ExamplesStart { get; }

    /// <summary>Creates the messages with another system message. The examples are not encoded again.</summary>
    public LeadingMessages With(string systemMessage) => new(systemMessage, this);
}
