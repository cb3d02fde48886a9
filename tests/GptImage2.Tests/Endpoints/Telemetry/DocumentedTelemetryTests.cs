using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Endpoints.Telemetry;
using Microsoft.Extensions.Logging;

namespace GptImage2.Tests.Endpoints.Telemetry;

/// <summary>docs/telemetry.md has each instrument with its unit, and docs/hosting.md each log entry with its level.</summary>
public sealed partial class DocumentedTelemetryTests
{
    [Fact]
    public void Each_instrument_is_documented_with_its_unit()
    {
        List<string> measured = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == GptImage2Telemetry.MeterName)
                    measured.Add($"{instrument.Name} {instrument.Unit}");
            },
        };
        listener.Start();
        RuntimeHelpers.RunClassConstructor(typeof(Instruments).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(SliceInstruments).TypeHandle);

        Assert.Equal(measured.Distinct().Order(StringComparer.Ordinal), Instrument().Matches(Doc("telemetry.md")).Select(static row => $"{row.Groups["name"].Value} {row.Groups["unit"].Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_log_entry_is_documented_with_its_level() => Assert.Equal(
        typeof(CallLog).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(static entry => (entry.EventId, entry.Level.ToString()))
            .Order(),
        LogEntry().Matches(Doc("hosting.md")).Select(static row => (int.Parse(row.Groups["id"].Value, CultureInfo.InvariantCulture), row.Groups["level"].Value)).Order());

    private static string Doc(string page, [CallerFilePath] string path = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "../../../../docs", page));

    [GeneratedRegex(@"^\| `(?<name>[a-z0-9_.]+)` \| (?<unit>s|\{[A-Za-z]+\}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| (?<id>[0-9]+) \| (?<level>Debug|Information|Warning) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogEntry();
}
