using System.Diagnostics;
using System.Globalization;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>One process writes a journal at a time.</summary>
public sealed class SqliteLockTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_is_told_which_one_writes()
    {
        using var worker = WorkerProcess.Start("journal-hold", _folder.Path);
        Assert.Equal("open", await worker.ReadLineAsync(Stop));

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(_folder.Path, cancellationToken: Stop));
        await using (Journal reader = await Journal.OpenReadOnlyAsync(_folder.Path, Stop))
            Assert.Empty(await reader.GetJobsAsync(Stop));
        worker.Kill();
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        Assert.Matches(
            string.Create(CultureInfo.InvariantCulture, $@"^The process {worker.Id} on {Environment.MachineName}, which opened it at \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\dZ, writes the journal '.*receipts\.db'\. Only one can write it at a time: wait until it is closed, or look at it with Journal\.OpenReadOnlyAsync\.$"),
            exception.Message);
    }

    [Fact]
    public async Task A_second_object_of_the_same_process_is_refused_too()
    {
        Journal first = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(_folder.Path, cancellationToken: Stop));
        await first.DisposeAsync();
        await using Journal second = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"This process {Environment.ProcessId} on "), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_file_says_who_has_it()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        // The lock keeps other programs of .NET from opening the file, but not a person with a shell.
        using Process cat = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "more" : "cat", [_folder.In("receipts.db.lock")]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string text = await cat.StandardOutput.ReadToEndAsync(Stop);
        await cat.WaitForExitAsync(Stop);

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since 20"), text, StringComparison.Ordinal);
    }
}
