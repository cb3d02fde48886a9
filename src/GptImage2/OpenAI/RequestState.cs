using System.ClientModel.Primitives;
using GptImage2.Messages;
using GptImage2.OpenAI.Credentials;
using GptImage2.Results;

namespace GptImage2.OpenAI;

/// <summary>The state of one request and its attempts, which the policies of the pipeline share.</summary>
/// <param name="request">The request for a completion; null for files and batches.</param>
/// <param name="account">The account of the call.</param>
/// <param name="isStreamed">Whether the body of the answer is left to be read as a stream.</param>
internal sealed class RequestState(JsonModeRequest? request, CallAccount account, bool isStreamed)
{
    /// <summary>The request for a completion; null for files and batches.</summary>
    public JsonModeRequest? Request => request;

    public CallAccount Account => account;

    /// <summary>Whether the body of the answer is left to be read as a stream.</summary>
    public bool IsStreamed => isStreamed;

    /// <summary>The number of attempts so far. The retry policy counts them.</summary>
    public int Attempts { get; set; }

    /// <summary>The body of the last answer; empty when it is a stream.</summary>
    public ReadOnlyMemory<byte> Answer { get; set; }

    /// <summary>The estimated input tokens; null when nothing has asked for them.</summary>
    public long? InputTokens { get; set; }

    /// <summary>The lease of the attempt that was answered with a reply; null before, and for a failure.</summary>
    public IRequestLease? Lease { get; set; }

    /// <summary>The last attempt as it left through the <see cref="HttpClient"/> of the options; null for the client of the SDK, which follows no redirects.</summary>
    public SentRequest? Sent { get; set; }

    /// <summary>The type of the exception that ended the last attempt; null when there was an answer.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether another key was fetched after the endpoint had refused one. It happens once for each request.</summary>
    public bool KeyRenewed { get; private set; }

    /// <summary>The key that the next attempt is sent with; null when it is asked for as usual.</summary>
    public ApiKey? NextKey { get; private set; }

    /// <summary>The names of the headers that the callback of the user set for the last attempt.</summary>
    public IReadOnlyList<string> ExtraHeaders { get; set; } = [];

    /// <summary>Sends the next attempt with another key.</summary>
    public void Renew(ApiKey key) => (NextKey, KeyRenewed) = (key, true);

    /// <summary>Returns <see cref="NextKey"/> once.</summary>
    public ApiKey? TakeNextKey()
    {
        ApiKey? key = NextKey;
        NextKey = null;
        return key;
    }

    /// <summary>Ends the lease of the reply, when its usage is known or will not be.</summary>
    public void Settle(TokenUsage? usage)
    {
        Lease?.Settle(usage);
        Lease?.Dispose();
        Lease = null;
    }

    /// <summary>The state of the request that a message carries.</summary>
    public static RequestState Of(PipelineMessage message) =>
        message.TryGetProperty(typeof(RequestState), out object? state) && state is RequestState found
            ? found
            : throw new InvalidOperationException("The message was not sent by this endpoint.");
}
