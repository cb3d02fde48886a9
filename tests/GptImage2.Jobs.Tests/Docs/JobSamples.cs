using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.Jobs.Tests.Docs;

/// <summary>The code of docs/jobs.md. <see cref="DocumentedCodeTests"/> compares it with the page.</summary>
internal static class JobSamples
{
    public static async Task ReadAsync(GptImage2Client gpt, string folder, List<Receipt> table)
    {
        #region jobs.md
        FileInfo[] files = new DirectoryInfo(folder).GetFiles("*.jpg");
        await using Journal journal = await Journal.OpenAsync("receipts.db");
        Job<IReceiptReader> job = gpt.Job<IReceiptReader>(journal);

        await foreach (JobItem<Receipt> item in job.ReadAllAsync(
            files,
            file => file.Name,
            (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), "EUR", ct),
            new JobOptions { MaxCost = 40m }))
        {
            if (item.IsDone)
                table.Add(item.Value);
            else
                Console.WriteLine($"{item.Key}: {item.Error.Message}");
        }
        #endregion

        #region jobs.md
        JobPlan plan = await job.PlanAsync(
            files,
            file => file.Name,
            (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), "EUR", ct));
        Console.WriteLine(plan);
        #endregion

        #region jobs.md
        await foreach (JobItem<Receipt> item in gpt.Job(new ReceiptJob(), journal).ReadAllAsync(files.Select(file => file.FullName)))
            Console.WriteLine(item);
        #endregion

        #region jobs.md
        using var control = JobControl.OnCancelKey(drained => Console.WriteLine(drained ? "Waiting for what was sent." : "Stopping."));
        var options = new JobOptions
        {
            Control = control,
            Progress = new Progress<JobProgress>(progress => Console.WriteLine($"{progress.Done} of {progress.Total}, ${progress.Spent}")),
        };
        #endregion

        Assert.NotNull(options.Progress);
    }

    public static void Register(IServiceCollection services, Journal journal)
    {
        #region jobs.md
        services.AddHealthChecks().AddCheck("journal", new JournalHealthCheck(journal));
        #endregion
    }

    #region jobs.md
    public sealed class ReceiptJob : JobDefinition<IReceiptReader, string, Receipt>
    {
        public override string Name => "receipts";

        public override string KeyOf(string path) => Path.GetFileName(path);

        public override Task<Receipt> ReadAsync(IReceiptReader reader, string path, CancellationToken cancellationToken) =>
            reader.ReadAsync(ImageInput.FromFile(path), "EUR", cancellationToken);
    }
    #endregion
}

/// <summary>The client of the page.</summary>
[JsonModeClient]
public partial interface IReceiptReader
{
    [UserMessage("Read this receipt. Its amounts are in {currency}.")]
    Task<Receipt> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);
}

/// <summary>One paper receipt.</summary>
[JsonContract]
public partial record Receipt(string Merchant, [property: Range(0, 1_000_000)] decimal Total);
