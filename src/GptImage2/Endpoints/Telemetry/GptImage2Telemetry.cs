namespace GptImage2;

/// <summary>Names to listen to. What is found under them is described in docs/telemetry.md.</summary>
public static class GptImage2Telemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>, and the category of the logs.</summary>
    public const string SourceName = "GptImage2";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "GptImage2";
}
