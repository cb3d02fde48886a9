using System.Text;
using System.Text.Json;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Properties of repairs that are true for every contract and document.</summary>
public sealed class RepairingTests
{
    public static TheoryData<string> Names => [.. CorpusContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_truncated_reply_is_never_completed(string name)
    {
        var contract = CorpusContract.Named(name);
        foreach ((string json, ulong seed) in RandomDocumentRun.Samples(contract, 1, 20))
        {
            for (int length = 0; length < json.Length; length += Math.Max(1, json.Length / 100))
            {
                foreach (Leniency leniency in Enum.GetValues<Leniency>())
                {
                    (string? text, IReadOnlyList<ContractViolation>? violations, IReadOnlyList<Repair> _) = contract.Repair(Encoding.UTF8.GetBytes(json[..length]), leniency);
                    Assert.True(violations.Count > 0, $"seed {seed}, {leniency}: {json[..length]} became {text}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Row", "H5")]
    public void Text_around_a_reply_and_comments_in_it_change_no_value(string name)
    {
        var contract = CorpusContract.Named(name);
        foreach ((string json, ulong seed) in RandomDocumentRun.Samples(contract, 3, 50))
        {
            string fenced = $"Sure, {{here}} it is [1]:\n```json\n{json}\n```\nAnything else?";
            string loose = $"\uFEFF/* read */{Loosen(JsonElement.Parse(json))}";
            foreach (string reply in new[] { fenced, loose })
            {
                (string? text, IReadOnlyList<ContractViolation>? violations, IReadOnlyList<Repair>? repairs) = contract.Repair(Encoding.UTF8.GetBytes(reply), Leniency.Certain);
                Assert.True(violations.Count == 0, $"seed {seed}: {reply} became {text}: {string.Join("; ", violations)}");
                Assert.NotEmpty(repairs);
                Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(text)), $"seed {seed}: {reply} became {text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_repaired_reply_fits_its_contract(string name)
    {
        var contract = CorpusContract.Named(name);
        var schema = new SchemaView(contract.Schema);
        foreach ((string json, ulong seed) in RandomDocumentRun.Samples(contract, 1, 10))
        {
            List<Change> changes = [.. Changes.Of(schema, JsonElement.Parse(json))];
            int step = Math.Max(1, changes.Count / 150);
            for (int i = 0; i < changes.Count; i += step)
            {
                foreach (Leniency leniency in Enum.GetValues<Leniency>())
                {
                    (string? text, IReadOnlyList<ContractViolation>? violations, IReadOnlyList<Repair>? repairs) = contract.Repair(Encoding.UTF8.GetBytes(changes[i].Json), leniency);
                    string what = $"seed {seed}, {leniency}: {changes[i].Json} became {text} by {string.Join("; ", repairs)}";
                    Assert.True(contract.Accepts(text) == (violations.Count == 0), what);
                    Assert.True(repairs.Count > 0 || text == changes[i].Json, what);
                    Assert.True(leniency != Leniency.Strict || repairs.Count == 0, what);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_reply_throws(string name)
    {
        var contract = CorpusContract.Named(name);
        foreach ((string json, ulong seed) in RandomDocumentRun.Samples(contract, 1, 20))
        {
            var random = new Random((int)seed);
            byte[] reply = Encoding.UTF8.GetBytes(json);
            for (int run = 0; run < 300; run++)
            {
                byte[] changed = [.. reply];
                for (int i = random.Next(1, 5); i > 0; i--)
                    changed[random.Next(changed.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"{}[]\",:'/*`\\ tn-1"[random.Next(17)];
                (string? text, IReadOnlyList<ContractViolation>? violations, IReadOnlyList<Repair> _) = contract.Repair(changed, Leniency.Lossy);
                Assert.True(violations.Count > 0 || contract.Accepts(text), $"seed {seed}, run {run}: {Encoding.UTF8.GetString(changed)} became {text}");
                Assert.All(violations, violation => Assert.InRange(violation.Offset, 0, changed.Length));
            }
        }
    }

    // The document as a careless writer writes it: other quotes where they are certain, commas at the end, comments.
    private static string Loosen(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{ {string.Concat(value.EnumerateObject().Select(member => $"{Quote(TextPool.Quote(member.Name), member.Name)} : {Loosen(member.Value)}, // a member\n"))}}}",
        JsonValueKind.Array => $"[ {string.Concat(value.EnumerateArray().Select(item => Loosen(item) + " , "))}]",
        JsonValueKind.String => Quote(value.GetRawText(), value.GetString()!),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Null => "None",
        _ => value.GetRawText(),
    };

    private static string Quote(string json, string text) =>
        text.AsSpan().IndexOfAny("'\\\u0000") < 0 && !text.Any(char.IsSurrogate) ? $"'{text}'" : json;
}
