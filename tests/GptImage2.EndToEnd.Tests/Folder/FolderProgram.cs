using System.Diagnostics;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>The sample for folders as a program, in a directory of its own.</summary>
internal sealed class FolderProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("receipt-folder-");

    /// <summary>The rows of the table that the program writes; the first one has the names of the columns.</summary>
    public string[] Table => File.ReadAllLines(PathOf("receipts.csv"));

    public string PathOf(string name) => Path.Combine(Directory.FullName, name);

    public void Dispose() => Directory.Delete(recursive: true);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="endpoint">The endpoint that it asks; null for its own emulator.</param>
    /// <param name="arguments">The command line.</param>
    public async Task<ProgramRun> RunAsync(GptImage2Emulator? endpoint, params string[] arguments)
    {
        using Process process = Start(endpoint, arguments);
        return await EndOfAsync(process);
    }

    /// <summary>Starts the program. The caller ends it.</summary>
    public Process Start(GptImage2Emulator? endpoint, params string[] arguments)
    {
        // Both programs are built into the same folder, for the same configuration.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        string program = Path.Combine(own.Parent!.Parent!.FullName, "ReceiptFolder", own.Name, "ReceiptFolder.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.FullName,
        };
        start.Environment.Remove("OPENAI_API_KEY");
        start.Environment.Remove("OPENAI_BASE_URL");
        start.Environment["TERM"] = "xterm-256color";
        if (endpoint is not null)
        {
            start.Environment["OPENAI_API_KEY"] = endpoint.ApiKey;
            start.Environment["OPENAI_BASE_URL"] = endpoint.Endpoint.AbsoluteUri;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits until a program ends, and ends it when it does not.</summary>
    public static async Task<ProgramRun> EndOfAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        limit.CancelAfter(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
