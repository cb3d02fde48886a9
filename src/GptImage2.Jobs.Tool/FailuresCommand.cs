using System.CommandLine;
using GptImage2.Jobs.Files;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tool;

/// <summary>Lists the items that failed.</summary>
internal sealed class FailuresCommand : Command
{
    private const int FailuresExist = 3;

    private readonly Option<string?> _job = ToolOptions.Job();
    private readonly Option<string?> _error = new("--error") { Description = "Only failures with this type of exception, such as ContractViolationException.", HelpName = "TYPE" };
    private readonly Option<bool> _keys = new("--keys") { Description = "Write only the keys, one a line. Control characters are escaped; use --json for keys that have them." };
    private readonly Option<bool> _json = ToolOptions.Json();

    public FailuresCommand()
        : base("failures", "List the items that failed, with their violations. The exit code is 3 when there are any.")
    {
        Options.Add(_job);
        Options.Add(_error);
        Options.Add(_keys);
        Options.Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            string? error = result.GetValue(_error);
            bool isJson = result.GetValue(_json);
            var found = new List<(string Job, StoredItem Item)>();
            bool any = false;
            foreach ((long id, JobSummary job) in await ChosenJobs.FindAsync(journal.Store, result.GetValue(_job), cancellationToken).ConfigureAwait(false))
            {
                await foreach (StoredItem item in journal.Store.Records.ReadItemsAsync(id, ItemState.Failed, withDocuments: false, cancellationToken).ConfigureAwait(false))
                {
                    if (error is not null && item.ErrorType != error)
                        continue;
                    any = true;
                    if (isJson)
                        found.Add((job.Name, item));
                    else
                        Write(job.Name, item, result.GetValue(_keys));
                }
            }

            if (isJson)
                await WriteJsonAsync(found).ConfigureAwait(false);
            return any ? FailuresExist : 0;
        }
    }

    private static void Write(string job, StoredItem item, bool keyOnly)
    {
        string key = ConsoleText.InOneLine(item.Key, int.MaxValue);
        if (keyOnly)
        {
            Console.Out.WriteLine(key);
            return;
        }

        Console.Out.WriteLine($"{ConsoleText.InOneLine(job)}: {key}");
        Console.Out.WriteLine($"  {item.ErrorType}: {ConsoleText.InOneLine(item.ErrorMessage ?? "")}");
        foreach (string violation in item.Violations)
            Console.Out.WriteLine($"  - {ConsoleText.InOneLine(violation)}");
    }

    private static Task WriteJsonAsync(List<(string Job, StoredItem Item)> found) =>
        Console.Out.WriteLineAsync(ToolText.Json(found, static (writer, failure) =>
        {
            writer.WriteString("job", failure.Job);
            writer.WriteString("key", failure.Item.Key);
            writer.WriteString("error_type", failure.Item.ErrorType);
            writer.WriteString("error_message", failure.Item.ErrorMessage);
            writer.WriteStartArray("violations");
            foreach (string violation in failure.Item.Violations)
                writer.WriteStringValue(violation);
            writer.WriteEndArray();
            writer.WriteString("at", failure.Item.At);
        }));
}
