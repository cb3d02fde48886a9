using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

/// <summary>
/// The scanner and <see cref="Utf8JsonReader"/> accept and reject the same texts. The only differences are:
/// <list type="table">
/// <item><term>Invalid UTF-8 inside a string</term><description>The reader finds it when the string is decoded; the scanner rejects the text.</description></item>
/// <item><term>A surrogate escape without its other half</term><description>Both skip it. When it is read as text, the reader throws, and the scanner notes a violation.</description></item>
/// </list>
/// </summary>
public sealed class AgreementTests
{
    private const int Seed = 20260508;

    private static readonly int Documents =
        Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? 1_000_000 : 20_000;

    [Fact]
    public void Valid_documents_are_accepted_and_damaged_ones_judged_as_by_Utf8JsonReader()
    {
        var random = new RandomDocuments(Seed);
        int rejected = 0;
        for (int i = 0; i < Documents; i++)
        {
            byte[] valid = Encoding.UTF8.GetBytes(random.Valid());
            byte[] damaged = random.Damaged(valid);

            Assert.True(ReaderAccepts(valid), Case(i, valid));
            Assert.True(Reading.Accepts(valid), Case(i, valid));
            bool expected = Utf8.IsValid(damaged) && ReaderAccepts(damaged);
            Assert.True(expected == Reading.Accepts(damaged), Case(i, damaged));
            rejected += expected ? 0 : 1;
        }

        Assert.InRange(rejected, Documents / 4, Documents);
    }

    [Fact]
    public void Bytes_from_the_alphabet_of_the_grammar_are_judged_as_by_Utf8JsonReader()
    {
        var random = new RandomDocuments(Seed + 1);
        for (int i = 0; i < Documents; i++)
        {
            byte[] noise = random.Noise();
            Assert.True((Utf8.IsValid(noise) && ReaderAccepts(noise)) == Reading.Accepts(noise), Case(i, noise));
        }
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    public void A_lone_surrogate_escape_is_skipped_by_both(string text)
    {
        Assert.True(ReaderAccepts(Encoding.UTF8.GetBytes(text)));
        Assert.True(Reading.Accepts(text));
    }

    [Fact]
    public void Only_the_scanner_rejects_invalid_utf8_in_a_skipped_string()
    {
        byte[] text = [(byte)'"', 0xFF, (byte)'"'];

        Assert.True(ReaderAccepts(text));
        Assert.False(Reading.Accepts(text));
    }

    [Fact]
    public void Strings_have_the_same_text_as_in_Utf8JsonReader()
    {
        var random = new RandomDocuments(Seed + 2);
        for (int i = 0; i < Documents; i++)
        {
            string text = random.String();
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8JsonReader(utf8);
            reader.Read();

            Assert.Equal(reader.GetString(), Reading.Value(text, (ref json) => json.ReadString()));
        }
    }

    [Fact]
    public void Numbers_have_the_value_of_exact_arithmetic()
    {
        var random = new RandomDocuments(Seed + 3);
        for (int i = 0; i < Documents; i++)
        {
            string text = random.Number();
            BigInteger? whole = Whole(text);
            string because = Case(i, Encoding.UTF8.GetBytes(text));

            Check<sbyte>();
            Check<int>();
            Check<ulong>();
            Check<Int128>();
            Check<UInt128>();
            Check<BigInteger>();
            double number = double.Parse(text, CultureInfo.InvariantCulture);
            Assert.True(Reading.Of(text, (ref json) => json.ReadNumber<double>()) is var read && read.Value.Equals(number), because);

            void Check<T>()
                where T : struct, IBinaryInteger<T>
            {
                ContractReading<T> reading = Reading.Of(text, (ref json) => json.ReadInteger<T>());
                ContractRule? rule = whole is null ? ContractRule.Type : Fits<T>(whole.Value) ? null : ContractRule.Range;
                Assert.True(rule == reading.Violations.SingleOrDefault()?.Rule, because);
                if (rule is null)
                    Assert.True(BigInteger.CreateChecked(reading.Value) == whole, because);
            }
        }
    }

    private static bool Fits<T>(BigInteger whole)
        where T : struct, IBinaryInteger<T> => BigInteger.CreateTruncating(T.CreateTruncating(whole)) == whole;

    // Null when the number is not an integer.
    private static BigInteger? Whole(string text)
    {
        string[] parts = text.ToUpperInvariant().Split('E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (exponent >= 0)
            return digits * BigInteger.Pow(10, exponent);
        var whole = BigInteger.DivRem(digits, BigInteger.Pow(10, -exponent), out BigInteger rest);
        return rest.IsZero ? whole : null;
    }

    private static bool ReaderAccepts(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Case(int number, byte[] document) =>
        $"seed {Seed}, document {number}: {Encoding.UTF8.GetString(document)}\nbytes {Convert.ToHexString(document)}";
}
