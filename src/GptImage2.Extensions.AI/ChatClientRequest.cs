namespace GptImage2.Extensions.AI;

/// <summary>A request to a chat client, and whether it got to the <see cref="CountedChatClient"/> in its pipeline.</summary>
internal sealed class ChatClientRequest
{
    private static readonly AsyncLocal<ChatClientRequest?> CurrentRequest = new();

    /// <summary>The request that the current flow of execution makes; null for none.</summary>
    public static ChatClientRequest? Current
    {
        get => CurrentRequest.Value;
        set => CurrentRequest.Value = value;
    }

    public bool WasSent { get; set; }

    /// <summary>Begins a request of the current flow of execution.</summary>
    public static ChatClientRequest Begin() => Current = new ChatClientRequest();
}
