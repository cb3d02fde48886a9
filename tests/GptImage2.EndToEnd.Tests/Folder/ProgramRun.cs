using System.Globalization;
using System.Text.RegularExpressions;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>A run of the program that has ended.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>The number beside a name in the table at the end; 0 when the table does not have the name.</summary>
    public int Number(string name)
    {
        Match match = Regex.Match(Output, $"^{name} +([0-9,]+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        return match.Success ? int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
    }

    public void ShouldFail(int exitCode, string message)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Contains(message, Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
