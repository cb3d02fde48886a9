using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GptImage2.Emulator.Tool;

/// <summary>Shows the help that the options give, then the notations of errors, faults and scripted replies.</summary>
internal sealed class HelpWithNotes : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = _help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(HelpNotes.Notations);
        return code;
    }
}
