using System.Diagnostics;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>The telemetry data that all calls of a client have in common.</summary>
/// <param name="model">The model of the client; null when it is not known.</param>
/// <param name="endpoint">Who answers.</param>
/// <param name="capturesContent">Whether spans have messages and replies.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class CallTelemetry(string? model, TelemetryEndpoint endpoint, bool capturesContent, TimeProvider clock, CallLog log)
{
    public string? Model => model;

    /// <summary>The API that is called, as the conventions name it; null when it is not known.</summary>
    public string? ApiType => endpoint.ApiType;

    public bool CapturesContent => capturesContent;

    public TimeProvider Clock => clock;

    public CallLog Log => log;

    /// <summary>Whether a listener is registered. Without one, calls are made without telemetry.</summary>
    public bool IsOn => log.IsOn || Instruments.IsOn;

    /// <summary>The telemetry of a call that asks for a model.</summary>
    /// <param name="other">The model; null for that of the client.</param>
    public CallTelemetry For(string? other) => other is null || other == model ? this : new CallTelemetry(other, endpoint, capturesContent, clock, log);

    /// <summary>The tags of both spans and measurements. What is not known is left out.</summary>
    public TagList Tags()
    {
        TagList tags = new()
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", endpoint.Provider },
        };
        if (model is not null)
            tags.Add("gen_ai.request.model", model);
        if (endpoint.Address is { } address)
        {
            tags.Add("server.address", address.Host);
            tags.Add("server.port", address.Port);
        }

        return tags;
    }
}
