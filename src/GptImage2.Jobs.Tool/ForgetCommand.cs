using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Deletes what is stored of keys.</summary>
internal sealed class ForgetCommand : Command
{
    private readonly Argument<string[]> _keys = new("KEY") { Description = "The keys of the items.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int?> _olderThan = new("--older-than") { Description = "Forget all items that ended more than this number of days ago.", HelpName = "DAYS" };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask." };

    public ForgetCommand()
        : base("forget", "Delete what is stored of keys, in all jobs. It asks first. No job may run meanwhile.")
    {
        Arguments.Add(_keys);
        Options.Add(_olderThan);
        Options.Add(_yes);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        string[] keys = result.GetValue(_keys) ?? [];
        int? days = result.GetValue(_olderThan);
        if (days is null == (keys.Length == 0) || days < 0)
            throw new UsageException("Name either keys, or days with --older-than, which are not negative.");
        if (!result.GetValue(_yes) && !await AgreesAsync(days is null ? $"{ToolText.Count(keys.Length)} key(s)" : $"all items older than {ToolText.Count(days.Value)} days", cancellationToken).ConfigureAwait(false))
            throw new UsageException("Nothing was forgotten. Answer with yes, or use --yes.");
        Journal journal = await JournalOpener.WriteAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            ForgetResult forgotten = ForgetResult.Nothing;
            if (days is { } age)
                forgotten = await journal.ForgetOlderThanAsync(TimeSpan.FromDays(age), cancellationToken).ConfigureAwait(false);
            foreach (string key in keys)
                forgotten += await journal.ForgetAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"Items: {ToolText.Count(forgotten.Items)}, replies: {ToolText.Count(forgotten.Replies)}, pictures: {ToolText.Count(forgotten.Pictures)}").ConfigureAwait(false);
            return 0;
        }
    }

    private static async Task<bool> AgreesAsync(string what, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync($"Forget {what}? This cannot be undone. Type yes: ").ConfigureAwait(false);
        return await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false) == "yes";
    }
}
