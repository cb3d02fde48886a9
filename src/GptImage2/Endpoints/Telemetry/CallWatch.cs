using System.Diagnostics;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>What telemetry says about all calls of a client.</summary>
internal sealed class CallWatch(GptImage2Options options, Uri endpoint, CallLog log)
{
    private readonly string _server = endpoint.Host;
    private readonly int _port = endpoint.Port;

    public string Model { get; } = options.Model;

    public bool CapturesContent { get; } = options.CaptureContent;

    public TimeProvider Clock { get; } = options.TimeProvider;

    public CallLog Log => log;

    /// <summary>Whether anyone looks. Where nobody does, calls go their way without a watch.</summary>
    public bool IsOn => log.IsOn || Instruments.IsOn;

    /// <summary>What spans and measurements have in common.</summary>
    public TagList Tags() => new()
    {
        { "gen_ai.operation.name", "chat" },
        { "gen_ai.provider.name", "openai" },
        { "gen_ai.request.model", Model },
        { "server.address", _server },
        { "server.port", _port },
    };
}
