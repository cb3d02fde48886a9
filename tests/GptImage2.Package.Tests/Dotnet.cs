using System.Diagnostics;
using System.Text;

namespace GptImage2.Package.Tests;

/// <summary>What a run of <c>dotnet</c> came to.</summary>
internal sealed record Dotnet(int ExitCode, string Output)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(4);

    /// <summary>The arguments of every build: one process that leaves no other process running.</summary>
    public static IReadOnlyList<string> BuildArguments { get; } =
        ["-nologo", "-maxcpucount:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-terminalLogger:off"];

    public static async Task<Dotnet> RunAsync(string folder, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string inherited in start.Environment.Keys.Where(IsOfTheOuterBuild).ToList())
            start.Environment.Remove(inherited);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"dotnet {string.Join(' ', start.ArgumentList)} ran for more than {TimeLimit.TotalMinutes} minutes:\n{Text()}", exception);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return new Dotnet(process.ExitCode, Text());

        void Append(string? line)
        {
            lock (output)
            {
                if (line is not null)
                    output.Append(line).Append('\n');
            }
        }

        string Text()
        {
            lock (output)
                return output.ToString();
        }
    }

    public Dotnet Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public Dotnet Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }

    private static bool IsOfTheOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable is "CI" or "NUGET_PACKAGES" or "Configuration" or "Version";
}
