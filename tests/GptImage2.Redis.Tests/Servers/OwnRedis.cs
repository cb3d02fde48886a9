using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GptImage2.Redis.Limits;
using StackExchange.Redis;

namespace GptImage2.Redis.Tests.Servers;

/// <summary>A server of one test, which can be halted, killed and started again with an empty state.</summary>
internal sealed class OwnRedis : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly int _port = FreePort();
    private readonly bool _isCluster;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gptimage2-redis-");
    private Process? _process;

    private OwnRedis(bool isCluster) => _isCluster = isCluster;

    public string Password { get; } = "secret-" + Guid.NewGuid().ToString("N");

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},password={Password}");

    public static Task<OwnRedis> StartAsync() => StartAsync(new OwnRedis(isCluster: false));

    /// <summary>Starts a cluster of one node. It refuses a script whose keys are in several slots.</summary>
    public static async Task<OwnRedis> StartClusterAsync()
    {
        OwnRedis server = await StartAsync(new OwnRedis(isCluster: true));
        await server.RunAsync("CLUSTER", "ADDSLOTSRANGE", 0, 16383);
        await TestRedis.UntilAsync(async () => (await server.RunAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal));
        return server;
    }

    /// <summary>Starts the server, with an empty state.</summary>
    public async Task StartAgainAsync()
    {
        Assert.Null(_process);
        _process = Process.Start(new ProcessStartInfo(Program, "-") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = _folder.FullName })!;
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        await _process.StandardInput.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"bind 127.0.0.1\nport {_port}\nrequirepass {Password}\nsave \"\"\nappendonly no\ncluster-enabled {(_isCluster ? "yes" : "no")}\n"));
        _process.StandardInput.Close();
        await TestRedis.UntilAsync(AnswersAsync);
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Halts the server: it keeps its connections, and does not answer.</summary>
    public Task HaltAsync() => SignalAsync("STOP");

    /// <summary>Lets the server go on. It answers what was sent meanwhile.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    public RedisConnection Connect() => new(ConnectionString);

    /// <summary>Opens a limiter whose waits end after a time.</summary>
    public Task<RedisRequestLimiter> OpenAsync(TimeSpan maxOutage) => RedisRequestLimiter.ConnectAsync(
        ConnectionString,
        "openai/project-a",
        new SharedLimiterOptions { RequestsPerMinute = 60_000, MaxOutage = maxOutage },
        TestRedis.Stop);

    /// <summary>Runs a command.</summary>
    public async Task<string> RunAsync(string command, params object[] arguments)
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(ConnectionString + ",allowAdmin=true");
        return (await connection.GetDatabase().ExecuteAsync(command, arguments)).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await GoOnAsync();
            Kill();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task<OwnRedis> StartAsync(OwnRedis server)
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}.");
        await server.StartAgainAsync();
        return server;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process!.HasExited);
        try
        {
            return await RunAsync("PING") == "PONG";
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
