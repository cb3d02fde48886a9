using System.Net;
using System.Text;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.RateLimiting;

namespace GptImage2.Tests.OpenAI;

/// <summary>Calls that an endpoint refuses together.</summary>
public sealed class SharedRetryTests : CallTest
{
    private const int Calls = 64;

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("retry-after", "1", 1)]
    [InlineData("retry-after-ms", "1000", 1)]
    [InlineData("retry-after", "NaN", 0.375)]
    [InlineData("x-other", "1", 0.375)]
    public async Task Retries_after_a_shared_429_come_back_one_after_the_other_and_the_first_refusal_holds_the_rest(string header, string value, double wait)
    {
        using var server = new BusyServer(_clock, perSecond: 16, header, value);
        using var http = new HttpClient(server);
        var limiter = new RequestLimiter(new RequestLimiterOptions { TimeProvider = _clock });
        GptImage2Client client = Client(new Uri("http://busy.example/v1"), o =>
        {
            o.HttpClient = http;
            o.TimeProvider = _clock;
            o.RequestLimiter = limiter;
            o.MaxRetries = 5;
        });

        Task<JsonModeResult<Item>>[] calls = [.. Enumerable.Range(0, Calls).Select(_ => CallAsync(client))];
        Task all = Task.WhenAll(calls);
        while (!all.IsCompleted)
        {
            await UntilAllWaitAsync(calls, limiter, server);
            _clock.Advance(0.002);
            Assert.True(_clock.Elapsed < TimeSpan.FromMinutes(1), "The calls do not come back.");
        }

        await all;
        TestContext.Current.TestOutputHelper?.WriteLine($"{server.Arrivals.Count} requests for {Calls} answers");
        // 64 at once, of which 48 are refused, and then one refusal in each of the seconds that follow.
        Assert.InRange(server.Arrivals.Count, 112, wait < 1 ? 130 : 120);
        Assert.DoesNotContain(server.Arrivals, time => time > TimeSpan.Zero && time < TimeSpan.FromSeconds(wait));
        TimeSpan[] second = [.. server.Arrivals.Where(static time => time >= TimeSpan.FromSeconds(1)).Take(16)];
        Assert.True(second[^1] - second[0] > TimeSpan.FromSeconds(wait / 10), $"The first retries take {second[^1] - second[0]}.");
        Assert.Equal(0, _clock.Timers);
    }

    // Only reads the state of the calls: no result depends on how long this takes.
    private async Task UntilAllWaitAsync(Task[] calls, RequestLimiter limiter, BusyServer server)
    {
        int settled = 0;
        while (settled < 3)
        {
            int waiting = limiter.Waiting;
            int timers = _clock.Timers - (waiting > 0 ? 1 : 0);
            bool settledNow = server.Running == 0 && waiting + timers + calls.Count(static call => call.IsCompleted) == calls.Length;
            settled = settledNow ? settled + 1 : 0;
            await Task.Yield();
        }
    }

    /// <summary>Answers a number of requests in each second of the clock, and refuses the others for a second.</summary>
    private sealed class BusyServer(ManualClock clock, int perSecond, string header, string value) : HttpMessageHandler
    {
        private readonly Lock _lock = new();
        private readonly List<TimeSpan> _arrivals = [];
        private long _second = -1;
        private int _answered;
        private readonly TaskCompletionSource _allArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _running;

        public IReadOnlyList<TimeSpan> Arrivals
        {
            get
            {
                lock (_lock)
                    return [.. _arrivals];
            }
        }

        public int Running => Volatile.Read(ref _running);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _running);
            bool answers = Arrive(clock.Elapsed);
            // The first ones are all under way before one of them is answered.
            await _allArrived.Task.WaitAsync(cancellationToken);
            Answer answer = answers ? Answer.Completion(ItemReply) : Answer.Error(429, "Slow down.") with { Headers = [(header, value)] };
            var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
            foreach ((string name, string value) in answer.Headers)
                response.Headers.TryAddWithoutValidation(name, value);
            Interlocked.Decrement(ref _running);
            return response;
        }

        private bool Arrive(TimeSpan now)
        {
            lock (_lock)
            {
                _arrivals.Add(now);
                if (_arrivals.Count == Calls)
                    _allArrived.SetResult();
                if ((long)now.TotalSeconds != _second)
                    (_second, _answered) = ((long)now.TotalSeconds, 0);
                return _answered++ < perSecond;
            }
        }
    }
}
