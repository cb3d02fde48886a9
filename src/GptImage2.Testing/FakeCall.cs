namespace GptImage2.Testing;

/// <summary>A call that a <see cref="FakeJsonModeCaller"/> received.</summary>
public sealed class FakeCall
{
    internal FakeCall(int number, string method, FakeCallKind kind, string systemMessage, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        Number = number;
        Method = method;
        Kind = kind;
        SystemMessage = systemMessage;
        Parts = [.. message.Parts.Select(FakeMessagePart.Of)];
        Images = [.. Parts.Select(static part => part.Image).OfType<ImageInput>()];
        UserMessage = string.Concat(Parts.Select(static part => part.Text));
        Options = options;
        CancellationToken = cancellationToken;
    }

    /// <summary>The number of the call: 1 for the first call that the fake received.</summary>
    public int Number { get; }

    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method { get; }

    /// <summary>How the reply is read.</summary>
    public FakeCallKind Kind { get; }

    /// <summary>The complete system message, with the contract of the reply.</summary>
    public string SystemMessage { get; }

    /// <summary>
    /// The user message with the values of the call. In place of each image it has the name of its parameter in braces, such
    /// as <c>Read this receipt: {photo}</c>.
    /// </summary>
    public string UserMessage { get; }

    /// <summary>The texts and images of the user message, in the order in which they would have been sent.</summary>
    public IReadOnlyList<FakeMessagePart> Parts { get; }

    /// <summary>The images of the user message, in order: the same objects that were passed to the method.</summary>
    public IReadOnlyList<ImageInput> Images { get; }

    /// <summary>The settings that were passed to the method; null when there are none. Those of the method and its interface are not part of them.</summary>
    public CallOptions? Options { get; }

    /// <summary>The token that cancels the call. For a stream it is cancelled by the token of the method and by that of the enumeration.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The method and the user message.</summary>
    public override string ToString() => $"{Method}: {UserMessage}";
}
