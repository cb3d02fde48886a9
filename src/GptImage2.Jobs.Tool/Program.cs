using System.CommandLine;

namespace GptImage2.Jobs.Tool;

internal static class Program
{
    private const int Error = 1;
    private const int WrongUsage = 2;

    public static async Task<int> Main(string[] args)
    {
        // A value that begins with @ is only a value: no arguments are read from a file of that name.
        ParseResult result = new JobsCommand().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors is [var error, ..])
            return await FailAsync(error.Message, WrongUsage).ConfigureAwait(false);

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UsageException or ArgumentException)
        {
            return await FailAsync(e.Message, WrongUsage).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JournalException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return await FailAsync(e.Message, Error).ConfigureAwait(false);
        }
    }

    private static async Task<int> FailAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, message.ReplaceLineEndings("\n").Split('\n').Select(static line => ConsoleText.InOneLine(line, int.MaxValue)))).ConfigureAwait(false);
        return code;
    }
}
