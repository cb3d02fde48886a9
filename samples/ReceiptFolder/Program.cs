using System.CommandLine;
using System.Globalization;
using GptImage2;
using GptImage2.Emulator;
using ReceiptFolder;
using ReceiptFolder.Drawing;
using ReceiptFolder.Emulation;
using ReceiptFolder.Views;

// --max-cost 2.5 means the same on every machine.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
ParseResult line = new ReceiptCommand(RunAsync).Parse(args);
if (line.Errors is [var error, ..])
{
    Console.Error.WriteLine(error.Message.ReplaceLineEndings(" "));
    return 2;
}

try
{
    // Ctrl-C belongs to the job: it must not end the process by itself.
    return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e) when (e is GptImage2Exception or JournalException or ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
    return 1;
}

static async Task<int> RunAsync(Settings settings)
{
    if (settings.Make is { } made)
    {
        DrawnFolder.Make(made, settings.Count, settings.Seed);
        Console.WriteLine($"Drew {settings.Count} receipts in {made.FullName}.");
        return 0;
    }

    var folder = PictureFolder.Open(settings);
    bool hasKey = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
    await using GptImage2Emulator? emulator = hasKey ? null : await EmulatedModel.StartAsync(folder);
    GptImage2Client gpt = emulator is null ? new() : new(new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint });
    Printout.Announce(folder, gpt, emulator);
    if (emulator is not null)
        settings = settings with { Poll = settings.Poll ?? EmulatedModel.Poll };

    await using Journal journal = await Journal.OpenAsync(settings.Journal);
    Job<IReceiptReader> job = gpt.Job<IReceiptReader>(journal);
    return settings.Plan ? await PlanAsync(job, folder, settings) : await ReadAllAsync(job, folder, settings);
}

static async Task<int> PlanAsync(Job<IReceiptReader> job, PictureFolder folder, Settings settings)
{
    JobPlan plan = await job.PlanAsync(folder.Pictures, Key, ReadAsync, settings.ToJobOptions(), new PlanOptions { Pilot = settings.Pilot });
    Console.WriteLine(plan);
    return 0;
}

static async Task<int> ReadAllAsync(Job<IReceiptReader> job, PictureFolder folder, Settings settings)
{
    var table = ReceiptTable.Open(settings.Table);
    var report = new RunReport(folder.Truth);
    JobStoppedException? stopped = null;
    await using (var view = RunView.Start(report))
    {
        using var control = JobControl.OnCancelKey(view.Interrupted);
        JobOptions options = settings.ToJobOptions() with { Progress = view, Control = control };
        try
        {
            await foreach (JobItem<Receipt> item in job.ReadAllAsync(folder.Pictures, Key, ReadAsync, options))
            {
                if (item.IsDone)
                    table.Put(item.Key, item.Value);
                else
                    table.Remove(item.Key);
                report.Add(item);
            }
        }
        catch (JobStoppedException e)
        {
            stopped = e;
        }
    }

    table.Save();
    Printout.Show(report, settings.Table);
    if (stopped is null)
        return 0;
    Console.Error.WriteLine(stopped.Message.ReplaceLineEndings(" "));
    return stopped.Reason is JobStopReason.Drained or JobStopReason.Stopped ? 130 : 1;
}

static string Key(FileInfo file) => file.Name;

static Task<Receipt> ReadAsync(IReceiptReader reader, FileInfo file, CancellationToken cancellationToken) =>
    reader.ReadAsync(ImageInput.FromFile(file.FullName), "EUR", cancellationToken);
