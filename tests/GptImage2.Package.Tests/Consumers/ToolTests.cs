using System.Diagnostics;
using System.Net;
using System.Text;

namespace GptImage2.Package.Tests.Consumers;

/// <summary>The emulator as a .NET tool, installed from its package.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task The_tool_is_installed_shows_its_help_and_answers()
    {
        using var folder = new ConsumerFolder(packages);
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Dotnet install = await folder.DotnetAsync("tool", "install", "GptImage2.Emulator.Tool", "--tool-path", folder.Tools, "--version", packages.Version);
        install.Succeeded();

        using Process help = Start(folder, "--help");
        string explanation = await help.StandardOutput.ReadToEndAsync(cancellationToken);
        await help.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, help.ExitCode);
        Assert.StartsWith("Description:", explanation, StringComparison.Ordinal);
        Assert.Contains("A stand-in for the API of GPT-5.4 Image 2", explanation, StringComparison.Ordinal);
        Assert.Contains("gptimage2-emulator [options]", explanation, StringComparison.Ordinal);

        using Process emulator = Start(folder, "--urls", "http://127.0.0.1:0", "--api-key", "sk-of-this-test");
        try
        {
            string first = await emulator.StandardOutput.ReadLineAsync(cancellationToken) ?? await emulator.StandardError.ReadToEndAsync(cancellationToken);
            Assert.StartsWith("GptImage2.Emulator ", first, StringComparison.Ordinal);

            using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-of-this-test" } } };
            using var request = new StringContent(
                """{"model":"gpt-5-4-image-2","messages":[{"role":"user","content":"Reply with JSON."}],"response_format":{"type":"json_object"}}""",
                Encoding.UTF8,
                "application/json");
            using HttpResponseMessage response = await http.PostAsync($"{first[first.IndexOf("http", StringComparison.Ordinal)..]}/chat/completions", request, cancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("chat.completion", await response.Content.ReadAsStringAsync(cancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            emulator.Kill(entireProcessTree: true);
            await emulator.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process Start(ConsumerFolder folder, params string[] arguments)
    {
        string suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var start = new ProcessStartInfo(Path.Combine(folder.Tools, "gptimage2-emulator" + suffix), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A tool finds the runtime where it is installed for all, or where this says.
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return Process.Start(start)!;
    }
}
