using System.Text;
using GptImage2.Calls.Streaming;
using GptImage2.Results;

namespace GptImage2.Tests.Calls.Streaming;

/// <summary>The items that a scanner finds in a reply that arrives in pieces.</summary>
internal sealed record Scanned(string Items, string State, string Repairs)
{
    public static Scanned Of(string reply, bool lenient = true) => Of(Encoding.UTF8.GetBytes(reply), lenient, [Encoding.UTF8.GetByteCount(reply)]);

    public static Scanned Of(byte[] reply, bool lenient, IEnumerable<int> ends)
    {
        RepairList repairs = [];
        List<string> items = [];
        var scanner = new ListScanner("items", lenient, repairs);
        foreach (int end in ends)
        {
            ReadOnlySpan<byte> text = reply.AsSpan(0, end);
            while (scanner.TryNext(text, out Range item))
                items.Add(Encoding.UTF8.GetString(text[item]));
        }

        string state = scanner.Violation is { } violation ? $"{violation.Offset} {violation.Path} {violation.Rule}: {violation.Expected}"
            : scanner.HasEnded ? "ended"
            : scanner.HasBegun ? "begun"
            : "searching";
        return new Scanned(string.Join(" | ", items), state, string.Join(' ', repairs.Select(static repair => repair.Kind)));
    }

    /// <summary>Checks that the pieces in which the reply arrives make no difference.</summary>
    public static Scanned InAnyPieces(string reply, bool lenient = true)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(reply);
        Scanned whole = Of(utf8, lenient, [utf8.Length]);
        Assert.Equal(whole, Of(utf8, lenient, Enumerable.Range(1, utf8.Length)));
        for (int split = 0; split <= utf8.Length; split++)
            Assert.Equal(whole, Of(utf8, lenient, [split, utf8.Length]));
        return whole;
    }
}
