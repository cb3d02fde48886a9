using System.Globalization;
using System.Net;
using GptImage2.OpenAI;
using GptImage2.OpenAI.Credentials;

namespace GptImage2.AspNetCore.Health;

/// <summary>Asks the endpoint for the model of a client. That is free.</summary>
/// <param name="options">The options of the client.</param>
/// <param name="credential">The key or token of the client.</param>
/// <param name="timeout">The time limit.</param>
internal sealed class ModelProbe(GptImage2Options options, ICredentialSource credential, TimeSpan timeout)
{
    private const string Path = "/models/";

    /// <summary>Returns what is wrong; null when the endpoint knows the model and accepts the key.</summary>
    public async Task<ProbeProblem?> FindProblemAsync(CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(timeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address());
        try
        {
            if (await PrepareAsync(request, time.Token).ConfigureAwait(false) is { } problem)
                return problem;
            using HttpResponseMessage response = await options.HttpClient!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token).ConfigureAwait(false);
            return Judge((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeProblem(string.Create(CultureInfo.InvariantCulture, $"The endpoint did not answer within {timeout.TotalSeconds} seconds."));
        }
        catch (HttpRequestException e)
        {
            // The message may have the address, which may have credentials.
            return new ProbeProblem($"The endpoint is not reached: {e.HttpRequestError}.");
        }
    }

    // Callbacks of the app may throw anything, and their messages may quote what they were about to return.
    private async Task<ProbeProblem?> PrepareAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            ApiKey key = await credential.GetAsync(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (options.ApiKeyHeader is { } header)
                request.Headers.TryAddWithoutValidation(header, key.Value);
            else
                request.Headers.TryAddWithoutValidation("Authorization", key.Bearer);
            foreach ((string name, string value) in await ExtraHeadersAsync(cancellationToken).ConfigureAwait(false))
                request.Headers.TryAddWithoutValidation(name, value);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeProblem($"There is no key or header to ask the endpoint with: the callback of the options ended with {(e.InnerException ?? e).GetType().Name}.");
        }
    }

    private async Task<Dictionary<string, string>> ExtraHeadersAsync(CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(options.Headers, StringComparer.OrdinalIgnoreCase);
        if (options.Organization is { } organization)
            headers["OpenAI-Organization"] = organization;
        if (options.Project is { } project)
            headers["OpenAI-Project"] = project;
        if (options.ConfigureHeaders is null)
            return headers;
        var own = new RequestHeaders($"GET {Path}", options.Model);
        await options.ConfigureHeaders(own, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        foreach ((string name, string value) in own.Values)
            headers[name] = value;
        return headers;
    }

    private Uri Address()
    {
        var address = new UriBuilder(EndpointAddress.Resolve(options.Endpoint));
        address.Path = $"{address.Path.TrimEnd('/')}{Path}{Uri.EscapeDataString(options.Model)}";
        return address.Uri;
    }

    private static ProbeProblem? Judge(int status) => (HttpStatusCode)status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => null,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new ProbeProblem("The endpoint does not accept the key."),
        HttpStatusCode.NotFound => new ProbeProblem("The endpoint does not know the model, or has no list of models."),
        HttpStatusCode.TooManyRequests => new ProbeProblem("The endpoint takes no more requests now.") { IsTemporary = true },
        _ => new ProbeProblem(string.Create(CultureInfo.InvariantCulture, $"The endpoint answered with HTTP {status}.")),
    };
}
