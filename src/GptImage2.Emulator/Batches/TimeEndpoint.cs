using System.Text.Json;
using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Endpoints;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>Moves the time and the steps of batches for other processes. The API has nothing like it.</summary>
internal sealed class TimeEndpoint(BatchQueue batches) : IResourceEndpoint
{
    private const int MaxBodyBytes = 64 * 1024;

    // Ten years, and more steps than the largest batch has.
    private const double MaxSeconds = 10 * 365 * 86_400d;
    private const int MaxSteps = 1_000_000;

    public string Path => "/emulator/batches";

    public IReadOnlyList<string> Methods(string[] segments) => segments is ["time"] or ["steps"] ? ["POST"] : [];

    public async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request, string[] segments)
    {
        using RequestBody? body = await RequestBody.ReadAsync(context.Request, MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        if (body is null)
            return Answer.ProxyPage(StatusCodes.Status413PayloadTooLarge);

        request.BodyLength = body.Length;
        if (segments is ["time"])
        {
            batches.AdvanceTime(TimeSpan.FromSeconds(Number(body, "seconds", MaxSeconds)));
            return Done();
        }

        batches.Advance((int)Number(body, "steps", MaxSteps));
        return Done();
    }

    private Answer Done() => Answer.Ok(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("batches"u8, batches.Count);
        json.WriteEndObject();
    });

    private static double Number(RequestBody body, string name, double max)
    {
        try
        {
            using var document = JsonDocument.Parse(body.Bytes);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(name, out JsonElement value)
                && value.ValueKind is JsonValueKind.Number
                && value.TryGetDouble(out double number)
                && number >= 0
                && number <= max)
            {
                return number;
            }
        }
        catch (JsonException)
        {
            throw ParameterErrors.NotJson().Refuse();
        }

        throw ErrorResponse.Emulator(StatusCodes.Status400BadRequest, $"The body must be an object with the number '{name}' from 0 to {max:0}.").Refuse();
    }
}
