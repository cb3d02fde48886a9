using System.Threading.Channels;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.Results;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class RateLimitedChatEndpointTests : CallTest
{
    [Fact]
    public async Task Requests_up_to_the_limit_run_and_the_others_follow_in_order()
    {
        var endpoint = new HeldEndpoint();
        var limited = new RateLimitedChatEndpoint(endpoint, 2);
        Task[] sent = [.. Enumerable.Range(0, 5).Select(i => limited.SendAsync(new JsonModeRequest(new LeadingMessages($"{i}", []), []), new CallAccount("IItems.ReadAsync"), Cancellation))];

        for (int i = 0; i < sent.Length; i++)
        {
            Assert.Equal($"{i}", await endpoint.Entered.ReadAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
            if (i == 0)
                continue;
            Assert.False(endpoint.Entered.TryPeek(out string? beyond), beyond);
            endpoint.Release();
            await sent[i - 1];
        }
    }

    /// <summary>Records the requests, and answers the oldest one on demand.</summary>
    private sealed class HeldEndpoint : IChatEndpoint
    {
        private readonly Channel<string> _entered = Channel.CreateUnbounded<string>();
        private readonly Queue<TaskCompletionSource> _held = [];

        public ChannelReader<string> Entered => _entered.Reader;

        public string Name => "held";

        public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held.Enqueue(held);
            _entered.Writer.TryWrite(request.Leading.SystemMessage);
            await held.Task;
            return new ChatCompletion();
        }

        public Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public void Release() => _held.Dequeue().SetResult();
    }
}
