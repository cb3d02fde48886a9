using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GptImage2.Emulator;

namespace GptImage2.Orleans.Tests.Processes;

/// <summary>A silo as a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;

    private SiloProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    /// <summary>Starts a silo, and waits until it has started.</summary>
    public static async Task<SiloProcess> StartAsync(string name, string cluster, string schema, GptImage2Emulator emulator, int perMinute, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "GptImage2.Orleans.Silo.dll"), name, cluster, FreePort(), FreePort(), schema, emulator.Endpoint.ToString(), emulator.ApiKey, perMinute.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var silo = new SiloProcess(name, Process.Start(start)!);
        string? line = await silo._process.StandardOutput.ReadLineAsync(cancellationToken);
        Assert.Equal("started", line);
        return silo;
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends it a signal, such as <c>STOP</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
