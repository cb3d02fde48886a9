using System.Text;
using GptImage2.Calls.Streaming;
using GptImage2.Results;

namespace GptImage2.Tests.Calls.Streaming;

/// <summary>What a scanner makes of a complete reply, in whatever pieces it comes.</summary>
internal sealed record ScannedReply(string Items, string Violation, string Repairs, string Unknown)
{
    public static ScannedReply InAnyPieces(string reply, bool lenient = true)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(reply);
        ScannedReply whole = Of(utf8, lenient, [utf8.Length]);
        Assert.Equal(whole, Of(utf8, lenient, Enumerable.Range(1, utf8.Length)));
        for (int split = 0; split <= utf8.Length; split++)
            Assert.Equal(whole, Of(utf8, lenient, [split, utf8.Length]));
        return whole;
    }

    private static ScannedReply Of(byte[] reply, bool lenient, IEnumerable<int> ends)
    {
        RepairList repairs = [];
        List<string> items = [];
        var scanner = new ListScanner("items", lenient, repairs) { IsItem = static json => json.StartsWith("{\"a\""u8) };
        foreach (int end in ends)
        {
            ReadOnlySpan<byte> text = reply.AsSpan(0, end);
            while (scanner.TryNext(text, out Range item))
                items.Add(Encoding.UTF8.GetString(text[item]));
        }

        ContractViolation? violation = scanner.AtEnd(reply);
        return new ScannedReply(
            string.Join(" | ", items),
            violation is null ? "" : $"{violation.Path} {violation.Rule}: {violation.Expected}",
            string.Join(' ', repairs.Select(static repair => repair.Kind)),
            string.Join(' ', scanner.UnknownMembers));
    }
}
