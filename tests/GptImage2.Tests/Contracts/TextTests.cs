using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class TextTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\"", "a")]
    [InlineData("\"käse €😀\"", "käse €😀")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0041\\u00e9\\u20AC\\uD83D\\uDE00\\u0000\"", "Aé€😀\0")]
    [InlineData("\"\\uffff\\ufffd\\ud7ff\\ue000\"", "\uffff\ufffd\ud7ff\ue000")]
    [InlineData("\"\\ud800\\udc00\\udbff\\udfff\"", "\U00010000\U0010ffff")]
    [InlineData("\"a\\nb\\\\n\\\\\\\"\"", "a\nb\\n\\\"")]
    [InlineData("\"\\\\u0041\"", "\\u0041")]
    [InlineData("\"0123456789012345678901234567890123456789\\t0123456789012345678901234567890123456789ü\"", "0123456789012345678901234567890123456789\t0123456789012345678901234567890123456789ü")]
    [InlineData(" \"a\" ", "a")]
    public void A_string_is_read_without_its_escapes(string json, string text)
    {
        Assert.Equal(text, Reading.Value(json, (ref json) => json.ReadString()));
        Assert.Equal(Encoding.UTF8.GetBytes(text), Reading.Value(json, (ref json) => json.ReadText("a text").ToArray()));
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\ud800\\ud800\\udc00")]
    [InlineData("\\ud83d😀")]
    [InlineData("\\ud83dx\\ude00")]
    [InlineData("\\ud83d\\n")]
    [InlineData("\\ud83d\\\\ude00")]
    [InlineData("ok\\n\\udbff\\u0041")]
    public void Half_a_surrogate_pair_is_a_violation_and_the_rest_is_read(string text)
    {
        ContractReading<string> reading = Reading.Of($"[\"{text}\",1]", (ref json) =>
        {
            json.BeginArray();
            json.NextElement();
            json.ReadString();
            json.NextElement();
            json.ReadString();
            json.NextElement();
            return "";
        });

        Assert.Equal(
            new ContractViolation("/0", ContractRule.Format, "both halves of a surrogate pair", $"\"{text}\"", 1),
            reading.Violations[0]);
        Assert.Equal("/1 Type", string.Join(' ', reading.Violations.Skip(1).Select(violation => $"{violation.Path} {violation.Rule}")));
    }

    [Fact]
    public void A_name_is_read_without_its_escapes()
    {
        Assert.Equal(["", "a", "é\"", "😀"], Reading.Value("""{"":0,"a" :1,"\u00e9\"":2,"\ud83d\ude00":3}""", (ref json) =>
        {
            List<string> names = [];
            json.BeginObject();
            while (json.NextMember())
            {
                names.Add(Encoding.UTF8.GetString(json.ReadName()));
                json.Skip();
            }

            return names;
        }));
    }

    [Theory]
    [InlineData("\"name\":", "{\"name\":1}", true)]
    [InlineData("\"name\":", "{\"name\" :1}", false)]
    [InlineData("\"name\":", "{\"nam\\u0065\":1}", false)]
    [InlineData("\"name\":", "{\"names\":1}", false)]
    [InlineData("\"name\":", "{\"Name\":1}", false)]
    [InlineData("\"name\":", "{\"name", false)]
    public void TryName_moves_only_past_the_expected_name(string quoted, string text, bool expected)
    {
        byte[] name = Encoding.UTF8.GetBytes(quoted);
        Reading.Of(text, (ref json) =>
        {
            json.BeginObject();
            json.NextMember();
            Assert.Equal(expected, json.TryName(name));
            if (!expected)
                json.ReadName();
            json.Skip();
            json.NextMember();
            return "";
        });
    }

    [Theory]
    [InlineData("1", ContractRule.Type)]
    [InlineData("true", ContractRule.Type)]
    [InlineData("[\"a\"]", ContractRule.Type)]
    [InlineData("{\"a\":\"b\"}", ContractRule.Type)]
    [InlineData("null", ContractRule.NotNull)]
    [InlineData("nul", ContractRule.Syntax)]
    [InlineData("'a'", ContractRule.Syntax)]
    [InlineData("a", ContractRule.Syntax)]
    public void Reading_a_string_rejects_other_values(string text, ContractRule rule) =>
        Assert.Equal(new ContractViolation("", rule, rule == ContractRule.Syntax ? "a value" : "a string", text, 0), Reading.Violation(text, (ref json) => json.ReadString()));

    [Theory]
    [InlineData("\"a\"", 'a')]
    [InlineData("\"€\"", '€')]
    [InlineData("\"\\u0000\"", '\0')]
    [InlineData("\"\\n\"", '\n')]
    public void A_char_is_one_utf16_character(string text, char value) =>
        Assert.Equal(value, Reading.Value(text, (ref json) => json.ReadChar()));

    [Theory]
    [InlineData("\"\"", ContractRule.Length, "a string of one character")]
    [InlineData("\"ab\"", ContractRule.Length, "a string of one character")]
    [InlineData("\"😀\"", ContractRule.Length, "a string of one character")]
    [InlineData("\"\\ud83d\"", ContractRule.Format, "both halves of a surrogate pair")]
    [InlineData("[\"a\",\"b\"]", ContractRule.Type, "a string")]
    [InlineData("null", ContractRule.NotNull, "a string")]
    public void Reading_a_char_rejects_other_values(string text, ContractRule rule, string expected) =>
        Assert.Equal(new ContractViolation("", rule, expected, text, 0), Reading.Violation(text, (ref json) => json.ReadChar()));

    [Theory]
    [InlineData("true", true)]
    [InlineData(" false ", false)]
    public void A_boolean_is_true_or_false(string text, bool value) =>
        Assert.Equal(value, Reading.Value(text, (ref json) => json.ReadBoolean()));

    [Theory]
    [InlineData("0", ContractRule.Type)]
    [InlineData("\"true\"", ContractRule.Type)]
    [InlineData("null", ContractRule.NotNull)]
    [InlineData("True", ContractRule.Syntax)]
    [InlineData("tru", ContractRule.Syntax)]
    [InlineData("truer", ContractRule.Syntax)]
    [InlineData("falsee", ContractRule.Syntax)]
    public void Reading_a_boolean_rejects_other_values(string text, ContractRule rule) =>
        Assert.Equal(rule, Reading.Violation(text, (ref json) => json.ReadBoolean()).Rule);

    [Theory]
    [InlineData("[null]", "null")]
    [InlineData("[ null , 2]", "null 2")]
    [InlineData("[1,null]", "1 null")]
    [InlineData("[null,null]", "null null")]
    public void TryReadNull_moves_only_past_null(string text, string values)
    {
        string read = Reading.Value(text, (ref json) =>
        {
            List<string> list = [];
            json.BeginArray();
            while (json.NextElement())
                list.Add(json.TryReadNull() ? "null" : json.ReadInteger<int>().ToString(System.Globalization.CultureInfo.InvariantCulture));
            return string.Join(' ', list);
        });

        Assert.Equal(values, read);
    }

    [Theory]
    [InlineData("nul")]
    [InlineData("nulL")]
    [InlineData("nullnull")]
    public void A_misspelled_null_is_a_syntax_violation(string text) =>
        Assert.Equal(ContractRule.Syntax, Assert.Single(Reading.Of(text, (ref json) => json.TryReadNull() ? "" : json.ReadString()).Violations).Rule);

    [Fact]
    public void A_pattern_matches_the_complete_text()
    {
        Assert.True(new ContractPattern("a|bc").Matches("bc"));
        Assert.False(new ContractPattern("a|bc").Matches("abc"));
        Assert.False(new ContractPattern("a").Matches("a\n"));
        Assert.False(new ContractPattern("^a$").Matches("a\n"));
        Assert.True(new ContractPattern("^[A-Z]{2}\\d+$").Matches("AB12"));
        Assert.True(new ContractPattern("a?").Matches(""));
        Assert.True(new ContractPattern("I").Matches("I"));
        Assert.True(new ContractPattern("a", 0).Matches("a"));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_does_not_match() =>
        Assert.False(new ContractPattern("(a+)+b", 20).Matches(new string('a', 40)));

    [Fact]
    public void A_pattern_that_backtracks_for_long_is_matched_without_backtracking()
    {
        var pattern = new ContractPattern("(a+)+b", 0);
        string text = new('a', 100_000);

        // Each of these matches would take longer than there is time.
        for (int i = 0; i < 100; i++)
            Assert.False(pattern.Matches(text));
        Assert.True(pattern.Matches(text + "b"));
    }
}
