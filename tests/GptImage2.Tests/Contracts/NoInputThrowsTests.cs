using System.Numerics;
using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class NoInputThrowsTests
{
    private const int Seed = 508;

    private const string Sample =
        """{"name":"Käse \u00e9","quantity":2,"address":{"street":"a\/b","city":null},"lines":[{"code":"x","price":1.50}],"counts":{"a":1},"grid":[[1],[]],"branch":{"children":[{}]},"more":[true,{}]}""";

    private static readonly ValueReader<object>[] Readers =
    [
        (ref json) => json.ReadString(), (ref json) => json.ReadChar(), (ref json) => json.ReadBoolean(), (ref json) => json.ReadText("a name").ToArray(),
        (ref json) => json.ReadInteger<byte>(), (ref json) => json.ReadInteger<long>(), (ref json) => json.ReadInteger<ulong>(),
        (ref json) => json.ReadInteger<Int128>(), (ref json) => json.ReadInteger<UInt128>(), (ref json) => json.ReadInteger<BigInteger>(),
        (ref json) => json.ReadNumber<Half>(), (ref json) => json.ReadNumber<float>(), (ref json) => json.ReadNumber<double>(), (ref json) => json.ReadNumber<decimal>(),
        (ref json) => json.ReadDateOnly(), (ref json) => json.ReadTimeOnly(), (ref json) => json.ReadDateTime(), (ref json) => json.ReadDateTimeOffset(),
        (ref json) => json.ReadTimeSpan(), (ref json) => json.ReadGuid(), (ref json) => json.ReadUri(), (ref json) => json.TryReadNull() ? null : Reading.Skip(ref json), Reading.Skip,
        ReadTexts, Order.Read, Branch.Read,
    ];

    // Texts that almost have the formats, and can be damaged.
    private static readonly string[] Seeds =
    [
        Sample, "\"2024-02-29\"", "\"10:42:00.1234567\"", "\"2026-05-08T10:42:00+02:00\"", "\"-P1W2DT3H4M5.6S\"", "\"0c0ffee0-0000-4000-8000-000000000000\"",
        "\"https://example.com/a?b#c\"", "-12345678901234567890.0e-3", "79228162514264337593543950335", "1e400", "\"\\ud83d\\ude00\"", "[\"a\",{\"b\":[]}]",
    ];

    [Fact]
    public void No_reader_throws_for_damaged_texts()
    {
        var random = new RandomDocuments(Seed);
        for (int i = 0; i < 3_000; i++)
        {
            byte[] text = random.Damaged(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]));
            foreach (ValueReader<object> reader in Readers)
                Check(text, reader);
        }
    }

    [Fact]
    public void No_reader_throws_for_random_bytes()
    {
        var random = new RandomDocuments(Seed + 1);
        for (int i = 0; i < 3_000; i++)
        {
            byte[] text = i % 2 == 0 ? random.Noise() : Encoding.UTF8.GetBytes(random.Valid());
            foreach (ValueReader<object> reader in Readers)
                Check(text, reader);
        }
    }

    [Fact]
    public void No_reader_throws_for_or_accepts_a_sample_that_is_cut_off()
    {
        byte[] text = Encoding.UTF8.GetBytes(Sample);
        Assert.Empty(Reading.Of<Order>(text, Order.Read).Violations);
        for (int length = 0; length < text.Length; length++)
        {
            byte[] cut = text[..length];
            foreach (ValueReader<object> reader in Readers)
                Check(cut, reader);
            Assert.NotEmpty(Reading.Of<Order>(cut, Order.Read).Violations);
        }
    }

    [Fact]
    public void Every_method_of_a_stopped_scanner_returns()
    {
        foreach (ValueReader<object> reader in Readers)
        {
            ContractReading<string> reading = Reading.Of("[}", (ref json) =>
            {
                json.Skip();
                for (int i = 0; i < 3; i++)
                {
                    reader(ref json);
                    json.BeginObject();
                    json.NextMember();
                    json.TryName("\"a\":"u8);
                    json.ReadName();
                    json.BeginArray();
                    json.NextElement();
                    json.SkipUnknown();
                    json.SkipUnmapped();
                    json.SkipDuplicate();
                    json.Reject(ContractRule.Range, "a number");
                    json.Reject(0, ContractRule.Range, "a number");
                    json.Missing(0, 1, new MemberNames("a"));
                }

                return "";
            });

            Assert.Equal(["/0 Syntax 1"], Reading.Brief(reading.Violations));
            Assert.Empty(reading.UnknownMembers);
        }
    }

    private static object? ReadTexts(ref JsonScanner json)
    {
        if (json.BeginArray() < 0)
            return null;
        while (json.NextElement())
        {
            if (json.BeginObject() < 0)
                continue;
            while (json.NextMember())
            {
                json.ReadName();
                json.ReadText("a text");
            }
        }

        return null;
    }

    private static void Check(byte[] text, ValueReader<object> reader)
    {
        ContractReading<object>? reading = null;
        Exception? exception = Record.Exception(() => reading = Reading.Of(text, reader));

        Assert.True(exception is null, $"{Convert.ToHexString(text)} {Encoding.UTF8.GetString(text)}\n{exception}");
        Assert.True(reading!.Violations.Count <= JsonScanner.MaxViolations);
        Assert.True(reading.Violations.Count > 0 || Reading.Accepts(text), $"accepted, but no JSON: {Convert.ToHexString(text)}");
        Assert.All(reading.Violations, violation =>
        {
            Assert.InRange(violation.Offset, 0, text.Length);
            Assert.True(violation.Path is "" || violation.Path[0] == '/');
            Assert.True(violation.Found is null || violation.Found.Length <= 80);
        });
        Assert.Equal(reading.Violations.OrderBy(violation => violation.Offset), reading.Violations);
    }
}
