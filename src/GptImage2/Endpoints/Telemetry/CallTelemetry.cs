using System.Diagnostics;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>What telemetry says about all calls of a client.</summary>
internal sealed class CallTelemetry(string model, Uri endpoint, bool capturesContent, TimeProvider clock, CallLog log)
{
    private readonly string _server = endpoint.Host;
    private readonly int _port = endpoint.Port;

    public string Model => model;

    public bool CapturesContent => capturesContent;

    public TimeProvider Clock => clock;

    public CallLog Log => log;

    /// <summary>Whether anything listens. Where nothing does, calls are made without telemetry.</summary>
    public bool IsOn => log.IsOn || Instruments.IsOn;

    /// <summary>The tags that spans and measurements have in common.</summary>
    public TagList Tags() => new()
    {
        { "gen_ai.operation.name", "chat" },
        { "gen_ai.provider.name", "openai" },
        { "gen_ai.request.model", model },
        { "server.address", _server },
        { "server.port", _port },
    };
}
