using System.Net;
using System.Text;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.Caching;

/// <summary>A server that answers each request when the test releases it.</summary>
internal sealed class HeldServer(params Answer[] answers) : HttpMessageHandler
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Completes when a request is cancelled.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _released.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Answer answer = answers[Math.Min(Interlocked.Increment(ref _requests), answers.Length) - 1];
        try
        {
            await _released.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }

        return new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
    }
}
