using System.ClientModel.Primitives;

namespace GptImage2.OpenAI;

/// <summary>Sends through the <see cref="HttpClient"/> of the options, and ends attempts that it redirects.</summary>
internal sealed class GuardedTransport(HttpClient client) : HttpClientPipelineTransport(client)
{
    protected override void OnSendingRequest(PipelineMessage message, HttpRequestMessage httpRequest) =>
        RequestState.Of(message).Sent = new SentRequest(httpRequest);

    protected override void OnReceivedResponse(PipelineMessage message, HttpResponseMessage httpResponse)
    {
        try
        {
            RequestState.Of(message).Sent?.CheckAnswer(httpResponse.RequestMessage);
        }
        catch (RedirectedException)
        {
            httpResponse.Dispose();
            throw;
        }
    }
}
