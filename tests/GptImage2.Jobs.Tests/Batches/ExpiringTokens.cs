using System.Globalization;
using System.Net;
using System.Text;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>Tokens of which the first one expires when a step of a batch is begun, and the endpoint that takes only the one that is good.</summary>
/// <param name="step">The step, such as <c>POST batches</c>.</param>
internal sealed class ExpiringTokens(string step) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Lock _lock = new();
    private HttpClient? _client;
    private bool _hasExpired;

    /// <summary>Why no token can be fetched after the first one; null when there is one.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether the tokens after the first one are refused too.</summary>
    public bool RefusesNew { get; set; }

    /// <summary>How many tokens were fetched.</summary>
    public int Fetched { get; private set; }

    /// <summary>How many requests were refused.</summary>
    public int Refused { get; private set; }

    public HttpClient Client => _client ??= new HttpClient(this, disposeHandler: false);

    public ApiToken Next()
    {
        lock (_lock)
        {
            if (Fetched > 0 && Failure is not null)
                throw Failure;
            return new ApiToken(string.Create(CultureInfo.InvariantCulture, $"token-number-{++Fetched}"), DateTimeOffset.UtcNow.AddHours(1));
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _hasExpired |= StepOf(request) == step;
            bool isFirst = request.Headers.Authorization!.Parameter == "token-number-1";
            if (!_hasExpired || !(isFirst || RefusesNew))
                return base.SendAsync(request, cancellationToken);
            Refused++;
        }

        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            RequestMessage = request,
            Content = new StringContent("""{"error":{"message":"The token has expired.","type":"invalid_request_error","code":"token_expired"}}""", Encoding.UTF8, "application/json"),
        });
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _client?.Dispose();
        base.Dispose(disposing);
    }

    private static string StepOf(HttpRequestMessage request)
    {
        string[] path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{request.Method} {(path[^1] == "content" ? "content" : path[1])}";
    }
}
