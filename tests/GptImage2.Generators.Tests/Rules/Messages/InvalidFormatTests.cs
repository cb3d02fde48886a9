using System.Globalization;
using System.Numerics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2010: a placeholder has a format that its type does not have.</summary>
public sealed class InvalidFormatTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static TheoryData<string, IFormattable> Values { get; } = new()
    {
        { "SByte", (sbyte)5 },
        { "Int32", 5 },
        { "UInt64", 5UL },
        { "Int128", (Int128)5 },
        { "BigInteger", (BigInteger)5 },
        { "Half", (Half)5.5 },
        { "Double", 5.5 },
        { "Decimal", 5.5m },
        { "DateTime", new DateTime(2026, 5, 8, 10, 42, 3, DateTimeKind.Utc) },
        { "DateTimeOffset", new DateTimeOffset(2026, 5, 8, 10, 42, 3, TimeSpan.Zero) },
        { "DateOnly", new DateOnly(2026, 5, 8) },
        { "TimeOnly", new TimeOnly(10, 42, 3) },
        { "TimeSpan", new TimeSpan(1, 2, 3, 4, 5) },
        { "Guid", Guid.Empty },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_standard_format_is_valid_where_the_runtime_takes_it(string name, IFormattable value)
    {
        Scalar scalar = ScalarTable.Find(name)!;
        foreach (char letter in Letters)
        {
            // The sign of the currency would be that of no country.
            bool isNumber = scalar.IsNumber;
            bool expected = Takes(value, letter.ToString());
            if (isNumber && letter is 'C' or 'c')
                expected = false;
            Assert.True(expected == (Problem(scalar, letter.ToString()) is null), $"{scalar} {letter}");
            if (isNumber && expected)
                Assert.Null(Problem(scalar, letter + "4"));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_custom_format_that_the_runtime_refuses_is_invalid(string name, IFormattable value)
    {
        Scalar scalar = ScalarTable.Find(name)!;
        // Quotes with a backslash in them are left out: some types refuse them for what stands inside.
        const string Alphabet = "dMyhHmsfFtzKgTw:/.- %'\\0#;";
        var random = new Random(4711);
        int refused = 0;
        int taken = 0;
        for (int i = 0; i < 5000; i++)
        {
            string format = new([.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            if (format.Contains('\'', StringComparison.Ordinal) && format.Contains('\\', StringComparison.Ordinal))
                continue;
            bool takes = Takes(value, format);
            string? problem = Problem(scalar, format);
            if (scalar.IsNumber)
                Assert.True(takes || problem is not null, $"{scalar} '{format}'");
            else
                Assert.True(takes == (problem is null), $"{scalar} '{format}': {problem}");
            _ = takes ? taken++ : refused++;
        }

        Assert.True(scalar.IsNumber ? taken > 0 : refused > 0);
    }

    [Theory]
    [InlineData("decimal", "N2")]
    [InlineData("int", "D4")]
    [InlineData("int?", "00")]
    [InlineData("double", "0.0##E+0")]
    [InlineData("int", "some;none;nothing")]
    [InlineData("DateOnly", "dd/MM yyyy")]
    [InlineData("DateTime", "yyyy-MM-ddTHH:mm")]
    [InlineData("TimeOnly?", "HH:mm")]
    [InlineData("TimeSpan", "hh\\\\:mm")]
    [InlineData("Guid", "N")]
    [InlineData("DayOfWeek", "D")]
    [InlineData("Complex", "whatever")]
    [InlineData("IFormattable", "whatever")]
    public Task Accepts_valid_formats(string type, string format) => AnalyzerVerifier.ReportsNothingAsync(Client(type, format, ""));

    [Theory]
    [InlineData("decimal", "Q2", "a single letter is a standard format, and it has none of this one")]
    [InlineData("decimal", "D2", "a single letter is a standard format, and it has none of this one")]
    [InlineData("decimal", "C", "the invariant culture, in which messages are written, has no currency: use N2 or 0.00, and name the currency")]
    [InlineData("int", "items", "it has neither '0' nor '#', so that nothing of the number would be written")]
    [InlineData("int?", "'0'", "it has neither '0' nor '#', so that nothing of the number would be written")]
    [InlineData("double", "N1000000000", "the precision is too high")]
    [InlineData("DateOnly", "YYYY-MM-dd", "'Y' means nothing in a custom format; a year is 'y', and a letter itself is quoted")]
    [InlineData("DateTime", "yyyy-MM-DD", "'D' means nothing in a custom format; a day is 'd', and a letter itself is quoted")]
    [InlineData("DateOnly?", "yyyy-MM-dd HH", "a value of its type has nothing to write for 'H'")]
    [InlineData("TimeOnly", "dd", "a value of its type has nothing to write for 'd'")]
    [InlineData("TimeSpan", "hh:mm", "':' must follow a backslash or be in quotes in the format of a TimeSpan")]
    [InlineData("DateTime", "yyyy 'and", "a quote is not closed")]
    [InlineData("Guid", "NN", "it has only the formats B, D, N, P, X")]
    [InlineData("DayOfWeek", "name", "it has only the formats D, F, G, X")]
    public async Task Reports_invalid_formats(string type, string format, string problem) => Assert.Equal(
        [$"'{{value:{format}}}': '{format}' is not a format of '{(char.IsUpper(type[0]) ? "System." : "")}{type}': {problem}"],
        await AnalyzerVerifier.ReportsAsync("GI2010", Client(type, format, "|")));

    [Fact]
    public Task Reports_a_format_of_a_system_message() => AnalyzerVerifier.ReportsAsync("GI2010", """
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi"), SystemMessage("As [|{day:Q}|].")] Task<string> AskAsync(DateOnly day); }
        """);

    private static string? Problem(Scalar scalar, string format) =>
        FormatProblems.Of(new ArgumentModel("value", "value", scalar.Name, MessagePartKind.Value, Optional: false, TakesFormat: true, scalar, Value: null), format);

    private static bool Takes(IFormattable value, string format)
    {
        try
        {
            _ = value.ToString(format, CultureInfo.InvariantCulture);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Client(string type, string format, string mark) => $$"""
        using System.Numerics;
        [JsonModeClient] public partial interface IReader { [UserMessage("{{(mark.Length > 0 ? "[|" : "")}}{value:{{format}}}{{(mark.Length > 0 ? "|]" : "")}}")] Task<string> AskAsync({{type}} value); }
        """;
}
