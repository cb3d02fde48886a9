using System.CommandLine;

namespace GptImage2.Emulator.Tool;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // The check of a sample matches the patterns of prompts, which may never end otherwise.
        AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));

        // A value that begins with @ is only a value: no arguments are read from a file of that name.
        ParseResult result = new EmulatorCommand().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors is [var error, ..])
            return await FailAsync(error.Message).ConfigureAwait(false);

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UsageException or IOException)
        {
            return await FailAsync(e.Message).ConfigureAwait(false);
        }
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, message.ReplaceLineEndings("\n").Split('\n').Select(static line => ConsoleText.InOneLine(line, int.MaxValue)))).ConfigureAwait(false);
        return 1;
    }
}
