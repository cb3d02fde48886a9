using GptImage2.Transport;

namespace GptImage2;

/// <summary>The messages that every call of a method begins with: what the system says, and the examples.</summary>
internal sealed class LeadingMessages
{
    public LeadingMessages(string systemMessage, IReadOnlyList<ExampleTurn> examples)
    {
        SystemMessage = systemMessage;
        Examples = examples;
        Encoded = new EncodedMessages();
        Encoded.Write("system"u8, systemMessage);
        foreach (ExampleTurn example in examples)
        {
            Encoded.WriteUser(example.Parts);
            Encoded.Write("assistant"u8, example.Answer);
        }
    }

    public string SystemMessage { get; }

    public IReadOnlyList<ExampleTurn> Examples { get; }

    /// <summary>The messages as a request holds them, encoded once for all calls.</summary>
    public EncodedMessages Encoded { get; }

    /// <summary>What their text comes to in tokens.</summary>
    public long EstimatedTokens => field == 0 ? field = TokenEstimate.OfText(Encoded.Text.Span) : field;
}

/// <summary>A message as a user could have sent it, and the reply to it.</summary>
internal sealed record ExampleTurn(IReadOnlyList<UserMessagePart> Parts, string Answer);
