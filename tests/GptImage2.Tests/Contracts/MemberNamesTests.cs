using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class MemberNamesTests
{
    [Fact]
    public void Every_name_is_found_with_its_index()
    {
        string[] names = ["", "a", "b", "ab", "ba", "aab", "aba", "größe", "领収書", "\"", .. Enumerable.Range(0, 200).Select(i => $"m{i}")];
        var table = new MemberNames(names);
        Assert.Equal(Enumerable.Range(0, names.Length), names.Select(name => table.Find(Encoding.UTF8.GetBytes(name))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("aa")]
    [InlineData("aba")]
    [InlineData("abcd")]
    public void Other_names_are_not_found(string name) =>
        Assert.Equal(-1, new MemberNames("a", "b", "ab", "abc").Find(Encoding.UTF8.GetBytes(name)));

    [Fact]
    public void A_name_is_escaped_for_writing() => Assert.Equal("a\\\"ä", new MemberNames("x", "a\"ä")[1].ToString());

    [Fact]
    public void A_value_with_two_names_is_written_by_the_first_and_read_by_both()
    {
        var names = new EnumNames<DayOfWeek>((DayOfWeek.Monday, "mon"), (DayOfWeek.Monday, "lundi"), (DayOfWeek.Friday, "fri"));
        Assert.Equal("mon", names[DayOfWeek.Monday].ToString());
        ContractReading<DayOfWeek[]> reading = Reading.Of("""["lundi","mon","fri"]""", (ref json) => ReadThree(ref json, names));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Friday], reading.Value!);
    }

    [Fact]
    public void An_unknown_enum_name_is_reported_with_the_known_names()
    {
        var names = new EnumNames<DayOfWeek>((DayOfWeek.Monday, "mon"), (DayOfWeek.Tuesday, "tu\"e"), (DayOfWeek.Friday, "fri"));
        ContractReading<DayOfWeek[]> reading = Reading.Of("""["mon","Mon",1]""", (ref json) => ReadThree(ref json, names));
        Assert.Equal(
            [("/1", ContractRule.Enum), ("/2", ContractRule.Type)],
            reading.Violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.All(reading.Violations, violation => Assert.Equal("""
            "mon", "tu\"e" or "fri"
            """, violation.Expected));
    }

    [Fact]
    public void Writing_an_enum_value_without_a_name_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnumNames<DayOfWeek>((DayOfWeek.Monday, "mon"))[DayOfWeek.Friday]);

    private static DayOfWeek[] ReadThree(ref JsonScanner json, EnumNames<DayOfWeek> names)
    {
        var days = new List<DayOfWeek>();
        json.BeginArray();
        while (json.NextElement())
            days.Add(names.Read(ref json));
        return [.. days];
    }
}
