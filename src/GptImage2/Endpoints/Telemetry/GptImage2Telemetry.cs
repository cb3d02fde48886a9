namespace GptImage2;

/// <summary>The names of the sources of telemetry. docs/telemetry.md describes their spans, measurements and logs.</summary>
public static class GptImage2Telemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>, and the category of the logs.</summary>
    public const string SourceName = "GptImage2";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "GptImage2";
}
