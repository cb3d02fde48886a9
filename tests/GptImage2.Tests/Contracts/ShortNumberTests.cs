using System.Buffers;
using System.Text;
using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class ShortNumberTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(-2.5)]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.0001)]
    [InlineData(0.00009)]
    [InlineData(0.000001)]
    [InlineData(999_999_999.999999)]
    [InlineData(1_000_000_000.5)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1 / 3.0)]
    [InlineData(123456.7890125)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    public void A_double_is_written_as_by_Utf8JsonWriter(double value) =>
        Assert.Equal(Write(json => json.WriteNumberValue(value)), Write(json => JsonValueWriter.Write(json, value)));

    [Fact]
    public void Negative_zero_is_written_as_by_Utf8JsonWriter() => A_double_is_written_as_by_Utf8JsonWriter(-0.0);

    [Fact]
    public void Random_doubles_are_written_as_by_Utf8JsonWriter()
    {
        const int seed = 6;
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++)
        {
            double rounded = Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 11)), random.Next(0, 9));
            A_double_is_written_as_by_Utf8JsonWriter(rounded);
            A_double_is_written_as_by_Utf8JsonWriter(random.Next(2) == 0 ? Math.BitIncrement(rounded) : Math.BitDecrement(rounded));
        }
    }

    [Fact]
    public void Random_decimals_are_written_as_by_Utf8JsonWriter()
    {
        const int seed = 7;
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++)
        {
            int high = random.Next(4) == 0 ? random.Next() : 0;
            int middle = random.Next(2) == 0 ? random.Next() >> random.Next(31) : 0;
            decimal value = new decimal(random.Next() >> random.Next(32), middle, high, random.Next(2) == 0, (byte)random.Next(0, 12));
            Assert.Equal(Write(json => json.WriteNumberValue(value)), Write(json => JsonValueWriter.Write(json, value)));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Writing_infinity_and_NaN_throws(double value) =>
        Assert.Throws<ArgumentException>(() => Write(json => JsonValueWriter.Write(json, value)));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            write(json);
            write(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
