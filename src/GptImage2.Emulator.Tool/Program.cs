using System.CommandLine;

namespace GptImage2.Emulator.Tool;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
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
        await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
        return 1;
    }
}
