using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GptImage2.AspNetCore.Problems;

/// <summary>How an exception is answered. Its texts are constant, so they quote nothing.</summary>
/// <param name="Name">The last part of the type URI.</param>
/// <param name="Status">The status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Detail">What the client can do.</param>
internal sealed record Problem(string Name, int Status, string Title, string Detail)
{
    private const string TypePrefix = "urn:problem-type:gptimage2:";

    /// <summary>The problem of an exception that is not known here.</summary>
    public static Problem Internal { get; } = new("internal-error", StatusCodes.Status500InternalServerError, "The server failed.", "Try again later.");

    /// <summary>How long the client should wait; null when that is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The violations of the body of the request; null when the problem is not about it.</summary>
    public IReadOnlyList<ContractViolation>? BodyViolations { get; init; }

    public string Type => TypePrefix + Name;

    /// <summary>The wait in whole seconds, rounded up.</summary>
    public long? RetryAfterSeconds => RetryAfter is { } wait ? (long)Math.Ceiling(Math.Max(0, wait.TotalSeconds)) : null;

    public ProblemDetails ToDetails(Exception? exception, GptImage2ProblemOptions options)
    {
        var details = new ProblemDetails { Type = Type, Title = Title, Status = Status, Detail = Detail };
        foreach ((string name, JsonElement value) in Extensions(exception, options))
            details.Extensions[name] = value;
        return details;
    }

    public void WriteTo(Utf8JsonWriter json, Exception? exception, GptImage2ProblemOptions options)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, Type);
        json.WriteString("title"u8, Title);
        json.WriteNumber("status"u8, Status);
        json.WriteString("detail"u8, Detail);
        foreach ((string name, JsonElement value) in Extensions(exception, options))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>Sets the status of a response, and the header <c>Retry-After</c>.</summary>
    public void Apply(HttpResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    // As JsonElement, which problem details can write without reflection.
    private IEnumerable<(string Name, JsonElement Value)> Extensions(Exception? exception, GptImage2ProblemOptions options)
    {
        var failure = exception as GptImage2Exception;
        if (RetryAfterSeconds is { } seconds)
            yield return ("retryAfter", JsonValues.Of(json => json.WriteNumberValue(seconds)));
        if (options.ShowRequestId && failure?.RequestId is { } requestId)
            yield return ("requestId", JsonValues.Of(json => json.WriteStringValue(requestId)));
        if (BodyViolations is not null)
            yield return ("errors", JsonValues.Of(json => ViolationJson.WriteErrors(json, BodyViolations)));
        if ((BodyViolations ?? (options.ShowViolations ? (failure as ContractViolationException)?.Violations : null)) is { } violations)
            yield return ("violations", JsonValues.Of(json => ViolationJson.Write(json, violations)));
        if (options.ShowUsage && failure?.Usage is { } usage)
            yield return ("usage", JsonValues.Of(json => WriteUsage(json, usage, failure.Cost)));
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenUsage usage, decimal? cost)
    {
        json.WriteStartObject();
        json.WriteNumber("inputTokens"u8, usage.InputTokens);
        json.WriteNumber("outputTokens"u8, usage.OutputTokens);
        if (cost is { } dollars)
            json.WriteNumber("cost"u8, dollars);
        json.WriteEndObject();
    }
}
