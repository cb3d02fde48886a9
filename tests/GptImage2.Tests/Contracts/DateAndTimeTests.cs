using System.Globalization;

namespace GptImage2.Tests.Contracts;

public sealed class DateAndTimeTests
{
    [Theory]
    [InlineData("2026-05-08")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-02-29")]
    [InlineData("2000-02-29")]
    public void Reading_a_date_accepts_valid_texts(string text) =>
        Assert.Equal(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), Reading.Value($"\"{text}\"", (ref json) => json.ReadDateOnly()));

    [Theory]
    [InlineData("")]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2100-02-29")]
    [InlineData("2026-04-31")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-01")]
    [InlineData("2026-01-00")]
    [InlineData("2026-01-32")]
    [InlineData("0000-01-01")]
    [InlineData("26-05-08")]
    [InlineData("2026-5-8")]
    [InlineData("2026-05-8 ")]
    [InlineData("2026/05/08")]
    [InlineData("20260508")]
    [InlineData("2026-05-08T00:00:00")]
    [InlineData(" 2026-05-08")]
    [InlineData("2026-05-08Z")]
    [InlineData("-026-05-08")]
    [InlineData("+026-05-08")]
    [InlineData("202a-05-08")]
    [InlineData("٢٠٢٦-05")]
    [InlineData("08.05.2026")]
    [InlineData("12026-05-08")]
    [InlineData("2026-W19-5")]
    public void Reading_a_date_rejects_other_texts(string text) => CheckFormat(text, "a date, YYYY-MM-DD", (ref json) => json.ReadDateOnly());

    [Theory]
    [InlineData("10:42:00", "10:42:00.0000000")]
    [InlineData("10:42", "10:42:00.0000000")]
    [InlineData("00:00:00", "00:00:00.0000000")]
    [InlineData("23:59:59.9999999", "23:59:59.9999999")]
    [InlineData("10:42:07.5", "10:42:07.5000000")]
    [InlineData("10:42:07.000000000", "10:42:07.0000000")]
    [InlineData("10:42:07.123456700", "10:42:07.1234567")]
    public void Reading_a_time_accepts_valid_texts(string text, string value) =>
        Assert.Equal(TimeOnly.ParseExact(value, "HH:mm:ss.fffffff", CultureInfo.InvariantCulture), Reading.Value($"\"{text}\"", (ref json) => json.ReadTimeOnly()));

    [Theory]
    [InlineData("")]
    [InlineData("24:00:00")]
    [InlineData("10:42:07,25")]
    [InlineData("10:60:00")]
    [InlineData("10:42:60")]
    [InlineData("1:42:00")]
    [InlineData("10:42:0")]
    [InlineData("10:42:")]
    [InlineData("10:4")]
    [InlineData("10-42-00")]
    [InlineData("10:42:00.")]
    [InlineData("10:42:00.x")]
    [InlineData("10:42:00.1x")]
    [InlineData("10:42:00.12345678")]
    [InlineData("10:42:00Z")]
    [InlineData("10:42:00+02:00")]
    [InlineData("T10:42:00")]
    [InlineData("10:42 AM")]
    [InlineData("-1:42:00")]
    [InlineData("10:42:00 ")]
    public void Reading_a_time_rejects_other_texts(string text) => CheckFormat(text, "a time, hh:mm:ss", (ref json) => json.ReadTimeOnly());

    [Theory]
    [InlineData("2026-05-08T10:42:00", "2026-05-08T10:42:00.0000000", DateTimeKind.Unspecified)]
    [InlineData("2026-05-08T10:42", "2026-05-08T10:42:00.0000000", DateTimeKind.Unspecified)]
    [InlineData("2026-05-08t10:42:00.25z", "2026-05-08T10:42:00.2500000Z", DateTimeKind.Utc)]
    [InlineData("2026-05-08T10:42:00Z", "2026-05-08T10:42:00.0000000Z", DateTimeKind.Utc)]
    [InlineData("2026-05-08T10:42:00+02:00", "2026-05-08T08:42:00.0000000Z", DateTimeKind.Utc)]
    [InlineData("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.0000000Z", DateTimeKind.Utc)]
    [InlineData("2026-05-08T10:42:00-03:30", "2026-05-08T14:12:00.0000000Z", DateTimeKind.Utc)]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z", DateTimeKind.Utc)]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z", DateTimeKind.Utc)]
    [InlineData("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999", DateTimeKind.Unspecified)]
    public void Reading_a_date_time_accepts_valid_texts(string text, string value, DateTimeKind kind)
    {
        DateTime read = Reading.Value($"\"{text}\"", (ref json) => json.ReadDateTime());

        Assert.Equal(value, read.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(kind, read.Kind);
    }

    [Theory]
    [InlineData("2026-05-08T10:42:00Z", "2026-05-08T10:42:00.0000000+00:00")]
    [InlineData("2026-05-08T10:42:00-00:00", "2026-05-08T10:42:00.0000000+00:00")]
    [InlineData("2026-05-08T10:42:00.5+14:00", "2026-05-08T10:42:00.5000000+14:00")]
    [InlineData("2026-05-08T10:42-14:00", "2026-05-08T10:42:00.0000000-14:00")]
    [InlineData("2026-05-08T10:42:00\\u002b05:45", "2026-05-08T10:42:00.0000000+05:45")]
    [InlineData("0001-01-01T14:00:00+14:00", "0001-01-01T14:00:00.0000000+14:00")]
    public void Reading_a_date_time_with_an_offset_accepts_valid_texts(string text, string value) =>
        Assert.Equal(value, Reading.Value($"\"{text}\"", (ref json) => json.ReadDateTimeOffset()).ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("2026-05-08")]
    [InlineData("2026-05-08 10:42:00")]
    [InlineData("2026-05-08T")]
    [InlineData("2026-05-08T10")]
    [InlineData("2026-05-08T10:42:00 Z")]
    [InlineData("2026-05-08T10:42:00ZZ")]
    [InlineData("2026-05-08T10:42:00Z02:00")]
    [InlineData("2026-05-08T10:42:00z02:00")]
    [InlineData("2026-05-08T10:42:00+2:00")]
    [InlineData("2026-05-08T10:42:00+02")]
    [InlineData("2026-05-08T10:42:00+0200")]
    [InlineData("2026-05-08T10:42:00+02:60")]
    [InlineData("2026-05-08T10:42:00+14:01")]
    [InlineData("2026-05-08T10:42:00-24:00")]
    [InlineData("2026-05-08T10:42:00+")]
    [InlineData("2026-05-08T+02:00")]
    [InlineData("2023-02-29T10:42:00Z")]
    [InlineData("2026-05-08T24:00:00Z")]
    [InlineData("2026-05-08T10:42:00.Z")]
    [InlineData("2026-05-08T10:42:00.12345678Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("Fri, 08 May 2026 10:42:00 GMT")]
    [InlineData("1778236920")]
    public void Reading_a_date_time_rejects_other_texts(string text)
    {
        CheckFormat(text, "a date and time, YYYY-MM-DDThh:mm:ss", (ref json) => json.ReadDateTime());
        CheckFormat(text, "a date and time with an offset, YYYY-MM-DDThh:mm:ssZ", (ref json) => json.ReadDateTimeOffset());
    }

    [Fact]
    public void Reading_a_date_time_with_an_offset_rejects_a_text_without_one() =>
        CheckFormat("2026-05-08T10:42:00", "a date and time with an offset, YYYY-MM-DDThh:mm:ssZ", (ref json) => json.ReadDateTimeOffset());

    [Fact]
    public void Every_day_of_two_centuries_is_read()
    {
        for (var day = new DateOnly(1900, 1, 1); day.Year < 2101; day = day.AddDays(1))
            Assert.Equal(day, Reading.Value($"\"{day:yyyy-MM-dd}\"", (ref json) => json.ReadDateOnly()));
    }

    [Theory]
    [InlineData("PT1H30M", "01:30:00")]
    [InlineData("PT0S", "00:00:00")]
    [InlineData("P1D", "1.00:00:00")]
    [InlineData("P1W", "7.00:00:00")]
    [InlineData("P1DT2H3M4S", "1.02:03:04")]
    [InlineData("PT90M", "01:30:00")]
    [InlineData("PT36H", "1.12:00:00")]
    [InlineData("PT0.5S", "00:00:00.5000000")]
    [InlineData("PT0,25S", "00:00:00.2500000")]
    [InlineData("PT1M0.0000001S", "00:01:00.0000001")]
    [InlineData("PT1.50000000000S", "00:00:01.5000000")]
    [InlineData("-PT1.5S", "-00:00:01.5000000")]
    [InlineData("-P1DT12H", "-1.12:00:00")]
    [InlineData("P10675199DT2H48M5.4775807S", "10675199.02:48:05.4775807")]
    [InlineData("-P10675199DT2H48M5.4775808S", "-10675199.02:48:05.4775808")]
    public void Reading_a_duration_accepts_valid_texts(string text, string value) =>
        Assert.Equal(TimeSpan.ParseExact(value, "c", CultureInfo.InvariantCulture), Reading.Value($"\"{text}\"", (ref json) => json.ReadTimeSpan()));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("-P")]
    [InlineData("P1")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("p1D")]
    [InlineData("P1d")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1W")]
    [InlineData("PTS")]
    [InlineData("PT1M1H")]
    [InlineData("PT1H1H")]
    [InlineData("PT1HT1M")]
    [InlineData("P1D1W")]
    [InlineData("P1W2D")]
    [InlineData("P1WT3H")]
    [InlineData("PT1.5H")]
    [InlineData("P1.5D")]
    [InlineData("PT1.5M30S")]
    [InlineData("PT1.S")]
    [InlineData("PT.5S")]
    [InlineData("PT0.00000001S")]
    [InlineData("P-1D")]
    [InlineData("--P1D")]
    [InlineData("+P1D")]
    [InlineData("P1D ")]
    [InlineData("PT1H30")]
    [InlineData("01:30:00")]
    [InlineData("90")]
    [InlineData("P10675199DT2H48M5.4775808S")]
    [InlineData("-P10675199DT2H48M5.4775809S")]
    [InlineData("P999999999999W")]
    [InlineData("P9999999999999999999999999999999999D")]
    public void Reading_a_duration_rejects_other_texts(string text) =>
        CheckFormat(text, "an ISO 8601 duration in weeks, days, hours, minutes and seconds, such as PT1H30M", (ref json) => json.ReadTimeSpan());

    [Fact]
    public void A_value_that_is_not_a_string_is_reported_with_a_short_expectation()
    {
        Assert.Equal("a date", Reading.Violation("1", (ref json) => json.ReadDateOnly()).Expected);
        Assert.Equal("a time", Reading.Violation("[1,2]", (ref json) => json.ReadTimeOnly()).Expected);
        Assert.Equal("a date and time", Reading.Violation("{\"a\":1}", (ref json) => json.ReadDateTime()).Expected);
        Assert.Equal("a date and time", Reading.Violation("true", (ref json) => json.ReadDateTimeOffset()).Expected);
        Assert.Equal("a duration", Reading.Violation("null", (ref json) => json.ReadTimeSpan()).Expected);
    }

    private static void CheckFormat<T>(string text, string expected, ValueReader<T> read) =>
        Assert.Equal(
            new ContractViolation("", ContractRule.Format, expected, $"\"{text}\"", 0),
            Reading.Violation($"\"{text}\"", read));
}
