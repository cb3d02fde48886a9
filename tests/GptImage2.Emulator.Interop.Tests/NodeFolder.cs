using System.Globalization;
using System.Text.RegularExpressions;
using GptImage2.Emulator.Interop.Tests;

[assembly: AssemblyFixture(typeof(NodeFolder))]

namespace GptImage2.Emulator.Interop.Tests;

/// <summary>The folder of the Node programs, with the packages that its lock file names.</summary>
/// <remarks>
/// Where there is no Node, or no network to install the packages from, the tests are skipped and say so. Where <c>CI</c> is set, any
/// other failure of the installation is one of the tests.
/// </remarks>
public sealed partial class NodeFolder : IAsyncLifetime
{
    private const int OldestNode = 20;
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string?> NoVariables = [];

    private string? _node;
    private string? _absence;
    private string? _failure;

    public string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Node");

    public static string Receipt => System.IO.Path.Combine(AppContext.BaseDirectory, "receipt.jpg");

    public async ValueTask InitializeAsync()
    {
        _node = ProgramRun.Find("node");
        if (_node is null || ProgramRun.Find("npm") is not { } npm)
        {
            _absence = $"Node {OldestNode} or newer, with npm, is not on the PATH.";
            return;
        }

        ProgramRun version = await ProgramRun.StartAsync(_node, Path, ["--version"], NoVariables, RunLimit, TestContext.Current.CancellationToken);
        if (!int.TryParse(version.Output.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out int major) || major < OldestNode)
        {
            _absence = $"Node is {version.Output}; {OldestNode} or newer is needed.";
            return;
        }

        await InstallAsync(npm);
    }

    /// <summary>Runs a program of the folder against an emulator, and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public async Task<string> RunAsync(EmulatorFixture emulator, string program, params IEnumerable<string> arguments)
    {
        ProgramRun run = await StartAsync(emulator, program, arguments);
        return run.ExitCode == 0
            ? run.Output
            : throw new InvalidOperationException($"{program} ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
    }

    internal async Task<ProgramRun> StartAsync(EmulatorFixture emulator, string program, params IEnumerable<string> arguments)
    {
        Assert.SkipWhen(_absence is not null, _absence ?? string.Empty);
        Assert.True(_failure is null, _failure);
        return await ProgramRun.StartAsync(_node!, Path, [program, .. arguments], Variables(emulator), RunLimit, TestContext.Current.CancellationToken);
    }

    internal static Dictionary<string, string?> Variables(EmulatorFixture emulator) => new(StringComparer.Ordinal)
    {
        ["OPENAI_BASE_URL"] = emulator.Endpoint.ToString(),
        ["OPENAI_API_KEY"] = emulator.ApiKey,
        ["OPENAI_ORG_ID"] = null,
        ["OPENAI_PROJECT_ID"] = null,
        ["OPENAI_LOG"] = null,
        ["NO_PROXY"] = "127.0.0.1",
        ["NO_COLOR"] = "1",
        ["FORCE_COLOR"] = null,
    };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task InstallAsync(string npm)
    {
        string lockFile = await File.ReadAllTextAsync(System.IO.Path.Combine(Path, "package-lock.json"));
        string done = System.IO.Path.Combine(Path, "node_modules", ".installed");
        if (File.Exists(done) && string.Equals(await File.ReadAllTextAsync(done), lockFile, StringComparison.Ordinal))
            return;

        string reason = "it took too long";
        try
        {
            string[] arguments = ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", "--fetch-retries=1"];
            ProgramRun install = await ProgramRun.StartAsync(npm, Path, arguments, NoVariables, InstallLimit, TestContext.Current.CancellationToken);
            if (install.ExitCode == 0)
            {
                await File.WriteAllTextAsync(done, lockFile);
                return;
            }

            reason = install.Errors.Trim();
        }
        catch (TimeoutException e)
        {
            reason = e.Message;
        }

        if (Array.Find(reason.Split('\n'), NoNetwork().IsMatch) is { } line)
            _absence = $"The packages of npm could not be installed, for there is no network: {line.Trim()}";
        else if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            _failure = $"The packages of npm could not be installed: {reason}";
        else
            _absence = $"The packages of npm could not be installed: {reason}";
    }

    [GeneratedRegex("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NoNetwork();
}
