using System.Diagnostics;
using System.Globalization;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>A file system in memory that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path, string? reason)
    {
        Path = path;
        Reason = reason;
    }

    public string Path { get; }

    /// <summary>Why there is none here; null when there is one.</summary>
    public string? Reason { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static SmallDisk Mount(string path, int megabytes)
    {
        if (!OperatingSystem.IsLinux())
            return new SmallDisk(path, "Only Linux can mount a tmpfs.");
        Directory.CreateDirectory(path);
        string error = Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", path);
        return new SmallDisk(path, error.Length == 0 ? null : $"A tmpfs cannot be mounted: {error}");
    }

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using var stream = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
                stream.Write(block);
        }
        catch (IOException)
        {
            // It is full now.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        if (Reason is null)
            Run("umount", "-l", Path);
    }

    // What the program had to complain about; empty when it has done its work.
    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : error.Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}
