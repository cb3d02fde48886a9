using GptImage2.Models;

namespace GptImage2.Messages;

/// <summary>The messages that every call of a method begins with: what the system says, and the examples.</summary>
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

    /// <summary>The messages as a request holds them, encoded once for all calls that share the system message.</summary>
    public EncodedMessages Encoded { get; }

    /// <summary>What their text comes to in tokens.</summary>
    public long EstimatedTokens => field == 0 ? field = TokenEstimate.OfText(Encoded.Text.Span) : field;

    private int ExamplesStart { get; }

    /// <summary>The same examples after another system message. They are not encoded again.</summary>
    public LeadingMessages With(string systemMessage) => new(systemMessage, this);
}

/// <summary>A message as a user could have sent it, and the reply to it.</summary>
internal sealed record ExampleTurn(IReadOnlyList<UserMessagePart> Parts, string Answer);
