using System.ClientModel.Primitives;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.OpenAI;

/// <summary>What the policies of the pipeline know of one request and its attempts.</summary>
internal sealed class RequestState(JsonModeRequest request, CallAccount account, bool isStreamed)
{
    public JsonModeRequest Request => request;

    public CallAccount Account => account;

    /// <summary>Whether the reply is asked for as a stream.</summary>
    public bool IsStreamed => isStreamed;

    /// <summary>How often the request was handed to the transport. The retry policy counts.</summary>
    public int Attempts { get; set; }

    /// <summary>The body that the last attempt was answered with; empty where it is a stream.</summary>
    public ReadOnlyMemory<byte> Answer { get; set; }

    /// <summary>Why the last attempt is followed by another one, where it was not answered.</summary>
    public string? Failure { get; set; }

    /// <summary>The state of the request that a message carries.</summary>
    public static RequestState Of(PipelineMessage message) =>
        message.TryGetProperty(typeof(RequestState), out object? state) && state is RequestState found
            ? found
            : throw new InvalidOperationException("The message was not sent by this endpoint.");
}
