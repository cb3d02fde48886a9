using System.Globalization;
using GptImage2.Calls.Streaming;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Images;
using GptImage2.OpenAI;
using GptImage2.Repairing;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Tests.Bounds;

/// <summary>The table of bounds in docs/security.md says what the code does.</summary>
public sealed class BoundsTableTests
{
    private static readonly GptImage2Options Options = new();

    // What each row says about its bound, with the numbers of the code.
    private static readonly Dictionary<string, string> Bounds = new()
    {
        ["nesting of a reply"] = $"{JsonScanner.MaxDepth} levels",
        ["violations that are listed"] = $"{JsonScanner.MaxViolations}",
        ["unknown members and warnings that are listed"] = $"{JsonScanner.MaxViolations}",
        ["pointers of the violations of one reading, together"] = $"{Number(ViolationLocator.MaxPointers)} characters",
        ["a pointer in a message or a prompt"] = $"{ShownText.MaxPathLength} characters",
        ["a message of your own rules and constructors in a violation"] = $"{ShownText.MaxMessageLength} characters",
        ["mistakes in the JSON of a reply"] = Number(RelaxedJson.MaxEdits),
        ["wrong values, or names in other spellings, in a reply"] = Number(JsonScanner.MaxRepaired),
        ["repairs that are listed"] = Number(RepairList.MaxKept),
        ["places in a reply where an answer is looked for"] = Number(ReplyText.MaxCandidates),
        ["members of an object that may be a wrapper"] = Number(WrappedObject.MaxMembers),
        ["length of a name or an enum name in another spelling"] = $"{SpellingIndex.LengthFactor} times the longest name, and {SpellingIndex.LengthAllowance} bytes",
        ["digits of a `BigInteger`"] = Number(JsonScanner.MaxDigits),
        ["zeros that exponents add to the `BigInteger`s of a reply"] = Number(JsonScanner.MaxExponentZeros),
        ["comparisons of items of a set with the same hash code"] = $"{CountingComparer<int>.MaxPerItem} for each item, and {Number(CountingComparer<int>.Allowance)}",
        ["one match of a pattern"] = "2 seconds, or `MatchTimeoutInMilliseconds`; -1 means no bound",
        ["body of a reply"] = Size(BodyPolicy.MaxReply),
        ["body of an error"] = Size(BodyPolicy.MaxError),
        ["text of a streamed reply, or of a refusal"] = Size(ChatStream.MaxContent),
        ["one server-sent event"] = Size(BoundedLines.MaxEvent),
        ["one stream"] = Size(BoundedLines.MaxStream),
        ["white space in a stream, outside of a string"] = $"{Number(EndlessSpace.Most)} bytes",
        ["one attempt; in a stream, the time until something arrives"] = $"`AttemptTimeout`, {Options.AttemptTimeout.TotalMinutes} minutes",
        ["one stream, from its first byte to its end"] = $"`StreamTimeout`, {Options.StreamTimeout.TotalMinutes} minutes",
        ["attempts"] = $"1 + `MaxRetries`, {1 + Options.MaxRetries}",
        ["one look-up, storing or removal in the cache of replies"] = $"`ReplyCacheTimeout`, {Options.ReplyCacheTimeout.TotalSeconds} second",
        ["wait before a retry, also if the endpoint asks for a wait"] = $"`MaxRetryDelay`, {Options.MaxRetryDelay.TotalMinutes} minute",
        ["wait for one of your own limits"] = "none",
        ["an image in a stream that is not seekable"] = Size(StreamBuffer.MaxLength),
    };

    [Fact]
    public void Each_row_has_the_number_of_the_code()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "security.md")).ReplaceLineEndings("\n");
        string section = text[text.IndexOf("\n## Bounds\n", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 5, StringComparison.Ordinal)];

        var rows = section.Split('\n')
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(static line => line.Split(" | "))
            .ToDictionary(static cells => cells[0][2..], static cells => cells[1]);

        Assert.Equal(Bounds, rows);
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(int bytes) => $"{bytes >> 20} MiB";
}
