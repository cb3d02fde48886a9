using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>The options that several commands have.</summary>
internal static class ToolOptions
{
    public static Option<string?> Journal { get; } = new("--journal", "-j") { Description = $"The file of the journal. [default: the environment variable {JournalOpener.Variable}]", HelpName = "FILE", Recursive = true };

    public static Option<string?> Job() => new("--job") { Description = "The name of the job. [default: all jobs]", HelpName = "NAME" };

    public static Option<bool> Json() => new("--json") { Description = "Write a JSON array." };

    public static Option<string?> Output(string description) => new("--output", "-o") { Description = description, HelpName = "FILE" };
}
