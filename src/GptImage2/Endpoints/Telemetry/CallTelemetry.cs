using System.Diagnostics;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>The telemetry data that all calls of a client have in common.</summary>
internal sealed class CallTelemetry(string model, Uri endpoint, bool capturesContent, TimeProvider clock, CallLog log)
{
    private readonly string _server = endpoint.Host;
    private readonly int _port = endpoint.Port;

    public string Model => model;

    public bool CapturesContent => capturesContent;

    public TimeProvider Clock => clock;

    public CallLog Log => log;

    /// <summary>Whether a listener is registered. Without one, calls are made without telemetry.</summary>
    public bool IsOn => log.IsOn || Instruments.IsOn;

    /// <summary>The telemetry of a call that asks for a model.</summary>
    /// <param name="other">The model; null for that of the client.</param>
    public CallTelemetry For(string? other) => other is null || other == model ? this : new CallTelemetry(other, endpoint, capturesContent, clock, log);

    /// <summary>The tags of both spans and measurements.</summary>
    public TagList Tags() => new()
    {
        { "gen_ai.operation.name", "chat" },
        { "gen_ai.provider.name", "openai" },
        { "gen_ai.request.model", model },
        { "server.address", _server },
        { "server.port", _port },
    };
}
