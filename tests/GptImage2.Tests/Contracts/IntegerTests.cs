using System.Globalization;
using System.Numerics;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class IntegerTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0e5", 0)]
    [InlineData("0e999999999999", 0)]
    [InlineData("0e-999999999999", 0)]
    [InlineData("1", 1)]
    [InlineData("-17", -17)]
    [InlineData("1.0", 1)]
    [InlineData("-1.000", -1)]
    [InlineData("1e2", 100)]
    [InlineData("1E+2", 100)]
    [InlineData("1.5e1", 15)]
    [InlineData("1.50e1", 15)]
    [InlineData("100e-2", 1)]
    [InlineData("12300e-2", 123)]
    [InlineData("0.001e3", 1)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483647.0", int.MaxValue)]
    [InlineData("2.147483647e9", int.MaxValue)]
    [InlineData("0.00000000000000000000000000000000000001e38", 1)]
    [InlineData("100000000000000000000000000000000000000e-38", 1)]
    public void Every_form_of_an_integer_is_read(string text, int value) => Assert.Equal(value, Read<int>(text));

    [Theory]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    [InlineData("1e-1")]
    [InlineData("15e-2")]
    [InlineData("1.05e1")]
    [InlineData("1e-999999999999")]
    [InlineData("9999999999999999999999.5")]
    [InlineData("1.0000000000000000000000000000000000001")]
    public void Reading_an_integer_rejects_a_fraction(string text)
    {
        ContractViolation violation = Reading.Violation(text, (ref json) => json.ReadInteger<int>());

        Assert.Equal(new ContractViolation("", ContractRule.Type, "an integer", text, 0), violation);
    }

    [Theory]
    [InlineData("\"1\"", ContractRule.Type)]
    [InlineData("true", ContractRule.Type)]
    [InlineData("[1]", ContractRule.Type)]
    [InlineData("{}", ContractRule.Type)]
    [InlineData("null", ContractRule.NotNull)]
    [InlineData("-", ContractRule.Syntax)]
    [InlineData("-a", ContractRule.Syntax)]
    [InlineData("+1", ContractRule.Syntax)]
    [InlineData("01", ContractRule.Syntax)]
    [InlineData("-01", ContractRule.Syntax)]
    [InlineData("1.", ContractRule.Syntax)]
    [InlineData(".1", ContractRule.Syntax)]
    [InlineData("1e", ContractRule.Syntax)]
    [InlineData("0x1", ContractRule.Syntax)]
    [InlineData("1_000", ContractRule.Syntax)]
    [InlineData("NaN", ContractRule.Syntax)]
    public void Reading_an_integer_rejects_other_values(string text, ContractRule rule) =>
        Assert.Equal(rule, Reading.Violation(text, (ref json) => json.ReadInteger<int>()).Rule);

    [Fact]
    public void Each_type_accepts_exactly_its_range()
    {
        CheckEnds<sbyte>();
        CheckEnds<byte>();
        CheckEnds<short>();
        CheckEnds<ushort>();
        CheckEnds<int>();
        CheckEnds<uint>();
        CheckEnds<long>();
        CheckEnds<ulong>();
        CheckEnds<nint>();
        CheckEnds<nuint>();
        CheckEnds<Int128>();
        CheckEnds<UInt128>();

        static void CheckEnds<T>()
            where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
        {
            var least = BigInteger.CreateChecked(T.MinValue);
            var most = BigInteger.CreateChecked(T.MaxValue);
            Assert.Equal(T.MinValue, Read<T>(Text(least)));
            Assert.Equal(T.MaxValue, Read<T>(Text(most)));
            Assert.Equal(T.MaxValue, Read<T>(Text(most) + ".0"));
            Assert.Equal(T.MaxValue, Read<T>(Text(most) + "000e-3"));
            Assert.Equal(T.Zero, Read<T>("-0"));

            string expected = $"an integer from {Text(least)} to {Text(most)}";
            foreach (string beyond in (string[])
                [Text(least - 1), Text(most + 1), Text(most + 1) + ".0", Text(most) + "0", "-" + Text(most + 2), "1e99", "-1e99", "1e999999999999", "9e999999999"])
            {
                Assert.Equal(
                    new ContractViolation("", ContractRule.Range, expected, beyond, 0),
                    Reading.Violation(beyond, (ref json) => json.ReadInteger<T>()));
            }
        }
    }

    [Fact]
    public void Every_byte_and_its_neighbours_are_read_or_out_of_range()
    {
        for (int number = -300; number <= 600; number++)
        {
            ContractReading<byte> reading = Reading.Of(Text(number), (ref json) => json.ReadInteger<byte>());
            Assert.Equal(number is >= 0 and <= 255, reading.Violations.Count == 0);
            if (reading.Violations.Count == 0)
                Assert.Equal(number, reading.Value);
        }
    }

    [Fact]
    public void BigInteger_has_room_for_4096_digits()
    {
        string most = new('9', 4096);

        Assert.Equal(BigInteger.Parse(most, CultureInfo.InvariantCulture), Read<BigInteger>(most));
        Assert.Equal(-BigInteger.Pow(10, 4095), Read<BigInteger>("-1e4095"));
        foreach (string beyond in (string[])[most + "9", "1e4096", "-1e4096", "1e999999999", "1e999999999999999999999999"])
        {
            ContractViolation violation = Reading.Violation(beyond, (ref json) => json.ReadInteger<BigInteger>());
            Assert.Equal((ContractRule.Range, "an integer of at most 4096 digits"), (violation.Rule, violation.Expected));
        }
    }

    [Fact]
    public void Exponents_of_a_reply_add_a_bounded_number_of_zeros()
    {
        static string json(int count) => $"[{string.Join(',', Enumerable.Repeat("1e4095", count))},{string.Join(',', Enumerable.Repeat("7000", 1_000))}]";
        static List<BigInteger> read(ref JsonScanner json)
        {
            List<BigInteger> list = [];
            json.BeginArray();
            while (json.NextElement())
                list.Add(json.ReadInteger<BigInteger>());
            return list;
        }

        Assert.Equal(1_016, Reading.Value<List<BigInteger>>(json(16), read).Count);
        ContractViolation violation = Reading.Violation<List<BigInteger>>(json(17), read);
        Assert.Equal((ContractRule.Range, 16 * 7 + 1), (violation.Rule, violation.Offset));
    }

    [Fact]
    public void Millions_of_zeros_are_counted_exactly()
    {
        string zeros = new('0', 2_000_000);

        Assert.Equal(1, Read<int>($"1{zeros}e-2000000"));
        Assert.Equal(1, Read<int>($"0.{zeros}1e2000001"));
        Assert.Equal(ContractRule.Type, Reading.Violation($"1{zeros}e-2000001", (ref json) => json.ReadInteger<int>()).Rule);
    }

    [Fact]
    public void An_integer_ends_where_the_next_token_begins() =>
        Assert.Equal([1, -2, 300, 4], Reading.Value("[1,-2 ,3e2,4.0]", (ref json) =>
        {
            List<int> list = [];
            json.BeginArray();
            while (json.NextElement())
                list.Add(json.ReadInteger<int>());
            return list;
        }));

    private static T Read<T>(string text)
        where T : struct, IBinaryInteger<T> => Reading.Value(text, (ref json) => json.ReadInteger<T>());

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
