namespace GptImage2.Endpoints.Telemetry;

/// <summary>Who answers the calls, as telemetry names it.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Address">Its address, of which only host and port are recorded; null when it is not known.</param>
/// <param name="ApiType">The API, as the conventions name it; null when it is not known.</param>
internal sealed record TelemetryEndpoint(string Provider, Uri? Address, string? ApiType = null)
{
    /// <summary>The API of OpenAI at an address.</summary>
    public static TelemetryEndpoint OpenAI(Uri address) => new("openai", address, "chat_completions");
}
