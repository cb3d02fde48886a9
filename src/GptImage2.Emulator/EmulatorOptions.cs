namespace GptImage2.Emulator;

/// <summary>What an emulator accepts, the limits it holds requests to, and what it replies where nothing is scripted.</summary>
public sealed class EmulatorOptions : EndpointOptions
{
    /// <summary>Gets or sets the reply to requests for which nothing is scripted.</summary>
    public Reply DefaultReply { get; set; } = Reply.Sample();

    /// <summary>Gets or sets what is called when the answer to a request is settled, before it is written.</summary>
    public Action<ReceivedRequest>? OnAnswer { get; set; }
}
