using System.Text;
using GptImage2.Models;

namespace GptImage2.Messages;

/// <summary>The messages at the beginning of every call of a method: the system message and the examples.</summary>
internal sealed class LeadingMessages
{
    // The mark is mostly the same for all calls of a method.
    private Tuple<PromptCacheBreakpoint, EncodedMessages>? _marked;

    // All calls of a client have the same counter.
    private Tuple<ITokenCounter, long>? _counted;

    // The messages that these are made from, with a system message that has values of the call at its end.
    private readonly LeadingMessages? _constant;

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
        _constant = others;
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

    /// <summary>The tokens of their text as they are expected, neither rather too high nor too low.</summary>
    public long ExpectedTokens => field == 0 ? field = TextTokens.Estimate(Encoding.UTF8.GetString(Encoded.Text.Span)) : field;

    /// <summary>The most tokens that their text can have: the estimate of constant text, and the bound of values of the call.</summary>
    public long MostTokens => _constant is null
        ? EstimatedTokens
        : field == 0 ? field = _constant.MostTokens + TokenBound.OfText(Encoding.UTF8.GetBytes(SystemMessage[_constant.SystemMessage.Length..])) : field;

    private int ExamplesStart { get; }

    /// <summary>The tokens of their text, counted once for each counter.</summary>
    public long CountedBy(ITokenCounter counter)
    {
        if (_counted is { } last && ReferenceEquals(last.Item1, counter))
            return last.Item2;
        long tokens = RequestTokens.CountText(this, counter);
        _counted = Tuple.Create(counter, tokens);
        return tokens;
    }

    /// <summary>The messages with marks for the provider's prompt cache: after the system message, and after the input of the last example.</summary>
    public EncodedMessages EncodedWith(PromptCacheBreakpoint breakpoint)
    {
        if (breakpoint == PromptCacheBreakpoint.None)
            return Encoded;
        if (_marked is { } last && last.Item1 == breakpoint)
            return last.Item2;
        var marked = new EncodedMessages(Encoded.Text.Length + 256);
        marked.WriteMarked("system"u8, SystemMessage, breakpoint);
        for (int i = 0; i < Examples.Count; i++)
        {
            marked.WriteUser(Examples[i].Parts, breakpoint: i == Examples.Count - 1 ? breakpoint : PromptCacheBreakpoint.None);
            marked.Write("assistant"u8, Examples[i].Answer);
        }

        _marked = Tuple.Create(breakpoint, marked);
        return marked;
    }

    /// <summary>Creates the messages with another system message. The examples are not encoded again.</summary>
    public LeadingMessages With(string systemMessage) => new(systemMessage, this);
}
