using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.OpenAI;
using GptImage2.Text;

namespace GptImage2.Tests.Contracts;

/// <summary>The fast paths of the scanner, which read words and blocks, give the same results as the general methods.</summary>
public sealed class ShortcutTests
{
    // Less and more than a block: the text after a value decides whether the fast path is used.
    public static TheoryData<string> Ends => ["", " ", "\t\r\n", "        ", new string(' ', 40), "\n" + new string(' ', 20)];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Numbers_of_every_length_are_read_exactly(string end)
    {
        const int seed = 8;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++)
        {
            string text = Number(random);

            decimal amount = Reading.Value(text + end, (ref json) => json.ReadNumber<decimal>());
            double score = Reading.Value(text + end, (ref json) => json.ReadNumber<double>());

            decimal expected = decimal.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(expected, amount);
            Assert.Equal(expected.Scale, amount.Scale);
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)),
                BitConverter.DoubleToInt64Bits(score));
            if (!text.Contains('.'))
                Assert.Equal(long.Parse(text, CultureInfo.InvariantCulture), Reading.Value(text + end, (ref json) => json.ReadInteger<long>()));
        }
    }

    [Theory]
    [InlineData("01")]
    [InlineData("00")]
    [InlineData("-")]
    [InlineData("-01.5")]
    [InlineData("1.")]
    [InlineData("1.e")]
    [InlineData("1..5")]
    [InlineData("1.5.5")]
    [InlineData("1.5e")]
    [InlineData(".5")]
    [InlineData("1:5")]
    [InlineData("1/5")]
    public void A_malformed_number_is_rejected_at_any_place(string text)
    {
        foreach (string end in (string[])["", new string(' ', 40)])
        {
            Assert.NotEmpty(Reading.Of(text + end, (ref json) => json.ReadNumber<decimal>()).Violations);
            Assert.NotEmpty(Reading.Of(text + end, (ref json) => json.ReadNumber<double>()).Violations);
            Assert.NotEmpty(Reading.Of(text + end, (ref json) => json.ReadInteger<int>()).Violations);
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Strings_of_every_length_are_read_with_a_special_character_at_any_place(string end)
    {
        for (int length = 0; length < 70; length++)
        {
            string plain = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i % 26)));
            Assert.Equal(plain, Read(plain, end));
            for (int at = 0; at < length; at++)
            {
                foreach (string special in (string[])["é", "🧾", "\\n", "\\u00e9", "\\ud83e\\uddfe", "\u007f"])
                {
                    string inner = plain[..at] + special + plain[at..];
                    Assert.Equal(JsonSerializer.Deserialize<string>($"\"{inner}\""), Read(inner, end));
                }

                Assert.NotEmpty(Reading.Of($"\"{plain[..at]}\u001f{plain[at..]}\"{end}", (ref json) => json.ReadString()).Violations);
            }
        }
    }

    [Theory]
    [InlineData("01234567-89ab-CDEF-fedc-ba9876543210")]
    [InlineData("2026-12-31")]
    [InlineData("2026-12-31T10:42:59+05:30")]
    [InlineData("2026-12-31T10:42:59.125Z")]
    public void Dates_and_uuids_with_a_changed_character_are_read_as_by_dotnet(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            foreach (char other in "/0123459:;?@AFGZ`afgz-+.T\u00b0")
            {
                string changed = text[..at] + other + text[(at + 1)..];
                Guid guid = default;
                bool isGuid = !changed.Contains('+') && Guid.TryParseExact(changed, "D", out guid);
                bool isDate = DateOnly.TryParseExact(changed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
                DateTimeOffset instant = default;
                bool isInstant = changed.Length > 20 && (changed[^1] is 'Z' or 'z' || changed[^6] is '+' or '-')
                    && DateTimeOffset.TryParseExact(
                        changed.ToUpperInvariant(),
                        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"],
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal,
                        out instant);

                Check(changed, isGuid, guid, (ref json) => json.ReadGuid());
                Check(changed, isDate, date, (ref json) => json.ReadDateOnly());
                Check(changed, isInstant, instant, (ref json) => json.ReadDateTimeOffset());
            }
        }
    }

    [Fact]
    public void Members_are_found_after_white_space_of_any_length()
    {
        const int seed = 3;
        int[] lengths = [0, 1, 3, 5, 14, 15, 16, 17, 31, 32, 33];
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++)
        {
            int members = random.Next(2, 9);
            string text = "{\"x\":1";
            int length = 0;
            for (int member = 1; member < members; member++)
            {
                length = random.Next(3) == 0 ? lengths[random.Next(lengths.Length)] : length;
                text += "," + new string(" \n\r\t"[random.Next(4)], length) + "\"x\":1";
            }

            var json = new JsonScanner(Encoding.UTF8.GetBytes(text + "}"));
            json.BeginObject();
            Assert.True(json.NextMember() && json.TryName("\"x\":"u8) && json.ReadInteger<int>() == 1);
            for (int member = 1; member < members; member++)
                Assert.True(json.TryNext("\"x\":"u8) && json.ReadInteger<int>() == 1);
            Assert.False(json.TryNext("\"x\":"u8) || json.NextMember());
            json.ReadEnd();
            Assert.False(json.Violated);
        }
    }

    [Fact]
    public void Strings_are_decoded_with_escapes_at_any_place()
    {
        for (int length = 0; length < 50; length++)
        {
            foreach (string special in (string[])["\\\"", "\\\\\\/", "\\b\\f\\n\\r\\t", "\\u00e9é", "\\ud83e\\uddfe🧾"])
            {
                string inner = new string('x', length) + special + new string('y', 50 - length);
                byte[] encoded = Encoding.UTF8.GetBytes(inner + "\" and more");
                byte[] decoded = new byte[encoded.Length];

                int count = JsonText.Decode(encoded, decoded, out int consumed);

                Assert.Equal(JsonSerializer.Deserialize<string>($"\"{inner}\""), Encoding.UTF8.GetString(decoded, 0, count));
                Assert.Equal(Encoding.UTF8.GetByteCount(inner), consumed);
            }

            foreach (string broken in (string[])["\\x", "\\u12g4", "\\u123", "\\", "\n", "\u0000"])
            {
                byte[] encoded = Encoding.UTF8.GetBytes(new string('x', length) + broken);

                JsonText.Decode(encoded, new byte[encoded.Length], out int consumed);

                Assert.Equal(length, consumed);
            }
        }
    }

    [Fact]
    public void Lenient_reading_accepts_the_same_texts_as_Utf8JsonReader()
    {
        const int seed = 4;
        const string body = """
            {"id":"c1","model":"gpt-5-4-image-2","choices":[{"index":0,"message":{"role":"assistant","content":"{\"a\":1}\n","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":3.5,"details":[1,-2e3,true]}}
            """;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = Encoding.ASCII.GetBytes(body);
            for (int edits = random.Next(3); edits >= 0; edits--)
                mutated[random.Next(mutated.Length)] = (byte)"\"\\{}[],:0eE.-+tn u\u0001x"[random.Next(20)];
            Assert.Equal(IsJson(mutated), IsEnvelope(mutated));
        }
    }

    // Near the end of the text, and far from the end.
    private static void Check<T>(string text, bool fits, T value, ValueReader<T> read)
        where T : struct
    {
        foreach (string end in (string[])["", new string(' ', 40)])
        {
            ContractReading<T> reading = Reading.Of($"\"{text}\"{end}", read);
            Assert.True(fits == (reading.Violations.Count == 0), $"{typeof(T).Name} {text}");
            Assert.Equal(fits ? value : default, reading.Value);
        }
    }

    private static string? Read(string inner, string end) => Reading.Value($"\"{inner}\"{end}", (ref json) => json.ReadString());

    private static string Number(Random random)
    {
        string whole = random.NextInt64(0, (long)Math.Pow(10, random.Next(1, 12))).ToString(CultureInfo.InvariantCulture);
        string fraction = string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => (char)('0' + random.Next(10))));
        return (random.Next(4) == 0 ? "-" : "") + whole + (fraction.Length == 0 ? "" : "." + fraction);
    }

    private static bool IsJson(byte[] utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsEnvelope(byte[] utf8)
    {
        try
        {
            return ChatCompletionReader.Read(utf8) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
