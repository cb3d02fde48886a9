using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using GptImage2.OpenAI;

namespace GptImage2.AspNetCore.Health;

/// <summary>Asks the endpoint for the model of a client. That is free.</summary>
internal static class ModelProbe
{
    private const int NotFound = 404;

    /// <summary>Returns what is wrong; null when the endpoint knows the model and accepts the key.</summary>
    public static async Task<ProbeProblem?> FindProblemAsync(GptImage2Options options, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(options));
        var key = ApiKey.Require(options.ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable), nameof(options));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Value);
        if (options.Organization is { } organization)
            request.Headers.Add("OpenAI-Organization", organization);
        if (options.Project is { } project)
            request.Headers.Add("OpenAI-Project", project);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(timeout);
        try
        {
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

    private static Uri AddressOf(GptImage2Options options)
    {
        var address = new UriBuilder(EndpointAddress.Resolve(options.Endpoint));
        address.Path = $"{address.Path.TrimEnd('/')}/models/{Uri.EscapeDataString(options.Model)}";
        return address.Uri;
    }

    private static ProbeProblem? Judge(int status) => status switch
    {
        >= 200 and < 300 => null,
        (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden => new ProbeProblem("The endpoint does not accept the key."),
        NotFound => new ProbeProblem("The endpoint does not know the model, or has no list of models."),
        (int)HttpStatusCode.TooManyRequests => new ProbeProblem("The endpoint takes no more requests now.") { IsTemporary = true },
        _ => new ProbeProblem(string.Create(CultureInfo.InvariantCulture, $"The endpoint answered with HTTP {status}.")),
    };
}
