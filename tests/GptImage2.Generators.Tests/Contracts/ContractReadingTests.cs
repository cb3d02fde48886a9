using System.Globalization;

namespace GptImage2.Generators.Tests.Contracts;

public sealed class ContractReadingTests
{
    [Fact]
    public void A_valid_document_is_read()
    {
        var receipt = Receipt.FromJson("""{"merchant":"Café","date":"2026-05-08","lines":[{"name":"Melange","quantity":2,"amount":8.40}],"total":8.4,"paidBy":"bank transfer"}""");
        Assert.Equal("Café", receipt.Merchant);
        Assert.Equal(new DateOnly(2026, 5, 8), receipt.Date);
        Assert.Equal([new Line("Melange", 2, 8.40m)], receipt.Lines);
        Assert.Equal((8.4m, Payment.Transfer), (receipt.Total, receipt.PaidBy));
    }

    [Fact]
    public void Members_are_read_in_any_order_with_any_white_space() => Assert.Equal(
        new Line("a", 2, 3m),
        Line.FromJson(" { \"amount\" :\t3 ,\n\"quantity\"\r\n: 2.0, \"na\\u006de\" : \"a\" } "));

    [Fact]
    public void Every_violation_is_reported_at_once()
    {
        bool fits = Receipt.TryFromJson(
            """{"merchant":"","date":"2026-13-08","lines":[{"name":null,"quantity":0,"amount":"2.5"},{"quantity":1,"amount":1}],"paidBy":"Bar","merchant":"again"}"""u8,
            out Receipt? receipt,
            out IReadOnlyList<ContractViolation> violations);
        Assert.False(fits);
        Assert.Null(receipt);
        Assert.Equal(
            [
                ("/total", ContractRule.Required, null),
                ("/merchant", ContractRule.Length, "\"\""),
                ("/date", ContractRule.Format, "\"2026-13-08\""),
                ("/lines/0/name", ContractRule.NotNull, "null"),
                ("/lines/0/quantity", ContractRule.Range, "0"),
                ("/lines/0/amount", ContractRule.Type, "\"2.5\""),
                ("/lines/1/name", ContractRule.Required, null),
                ("/paidBy", ContractRule.Enum, "\"Bar\""),
                ("/merchant", ContractRule.Duplicate, "\"again\""),
            ],
            violations.Select(violation => (violation.Path, violation.Rule, violation.Found)));
    }

    [Fact]
    public void FromJson_throws_one_exception_with_all_violations()
    {
        ContractViolationException exception = Assert.Throws<ContractViolationException>(() => Line.FromJson("""{"name":1,"quantity":2.5}"""));
        Assert.Equal(["/amount", "/name", "/quantity"], exception.Violations.Select(violation => violation.Path));
        Assert.Contains("/quantity: expected an integer, found 2.5", exception.Message, StringComparison.Ordinal);
        Assert.Equal("""{"name":1,"quantity":2.5}""", exception.RawReply);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"a\",\"quantity\":2,\"amount\":3")]
    [InlineData("{\"name\":\"a\",\"quantity\":2,\"amount\":3}}")]
    [InlineData("{\"name\":\"a\",\"quantity\":2,\"amount\":3,}")]
    [InlineData("```json\n{\"name\":\"a\",\"quantity\":2,\"amount\":3}\n```")]
    public void A_document_that_does_not_fit_is_rejected(string json)
    {
        Assert.False(Line.TryFromJson(json, out Line? value, out IReadOnlyList<ContractViolation> violations));
        Assert.Null(value);
        Assert.NotEmpty(violations);
    }

    [Fact]
    public void Names_are_not_matched_in_another_case_and_numbers_are_not_enum_members()
    {
        Assert.False(Line.TryFromJson("""{"Name":"a","quantity":2,"amount":3}""", out _, out _));
        Assert.False(Receipt.TryFromJson("""{"merchant":"a","date":"2026-05-08","lines":[{"name":"a","quantity":2,"amount":3}],"total":1,"paidBy":1}""", out _, out _));
        Assert.False(Receipt.TryFromJson("""{"merchant":"a","date":"2026-05-08","lines":[{"name":"a","quantity":2,"amount":3}],"total":1,"paidBy":"card"}""", out _, out _));
    }

    [Fact]
    public void Null_and_missing_are_equal_for_nullable_members()
    {
        Assert.Equal(new NullableIntegers(null, null, null, null, null, null, null, null, null, null, null), NullableIntegers.FromJson("{}"));
        Assert.Equal(NullableIntegers.FromJson("{}"), NullableIntegers.FromJson("""{"a":null,"k":null}"""));
    }

    [Fact]
    public void A_missing_member_gets_its_default()
    {
        var value = Defaults.FromJson("""{"name":"x"}""");
        Assert.Equal((3, "none", Payment.Card, 5), (value.Count, value.Text, value.Payment, value.Maybe));
        Assert.Equal((7, "note", null), (value.Number, value.Note, value.Plain));
        Assert.Equal(["a"], value.Tags);
        Assert.Equal((7, "from the constructor"), (Constructed.FromJson("{}").Number, Constructed.FromJson("{}").Text));
        Assert.Equal((7, "n"), (Mutable.FromJson("""{"name":"n"}""").Number, Mutable.FromJson("""{"name":"n"}""").Name));
        Assert.Equal(("x", 0), (Derived.FromJson("""{"second":0,"third":3}""").First, Derived.FromJson("""{"second":0,"third":3}""").Second));
    }

    [Fact]
    public void A_value_replaces_the_default_and_a_forbidden_null_is_rejected()
    {
        var value = Defaults.FromJson("""{"name":"x","count":4,"text":"t","payment":"Cash","maybe":null,"tags":[],"number":8,"note":null,"plain":"p"}""");
        Assert.Equal((4, "t", Payment.Cash, null), (value.Count, value.Text, value.Payment, value.Maybe));
        Assert.Equal((8, null, "p"), (value.Number, value.Note, value.Plain));
        Assert.Empty(value.Tags);
        Assert.False(Defaults.TryFromJson("""{"name":"x","count":null,"tags":null}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(["/count", "/tags"], violations.Select(violation => violation.Path));
        var constructed = Constructed.FromJson("""{"number":null,"text":null}""");
        Assert.Equal((null, null), (constructed.Number, constructed.Text));
        Assert.Equal(9, Mutable.FromJson("""{"name":"n","number":9}""").Number);
    }

    [Fact]
    public void Setters_of_every_access_are_used_and_ignored_members_are_not()
    {
        var value = Settable.FromJson("""{"name":"n","count":2,"a/b~c \"d\"":true,"ignored":"changed"}""");
        Assert.Equal(("n", 2, null, true, "kept"), (value.Name, value.Count, value.Note, value.Odd, value.Ignored));
        Assert.False(Settable.TryFromJson("""{"name":"n","count":2,"a/b~c \"d\"":1}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal("/a~1b~0c \"d\"", Assert.Single(violations).Path);
    }

    [Fact]
    public void More_members_than_bits_in_a_word_are_required_and_distinguished()
    {
        string json = "{" + string.Join(",", Enumerable.Range(0, 67).Where(i => i != 65).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"m{i:00}\":{i}"))) + "}";
        var wide = Wide.FromJson(json);
        Assert.Equal((0, 63, 64, null, 66), (wide.M00, wide.M63, wide.M64, wide.M65, wide.M66));
        Assert.False(Wide.TryFromJson(json.Replace("\"m64\":64,", "\"m00\":1,", StringComparison.Ordinal), out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal([("/m64", ContractRule.Required), ("/m00", ContractRule.Duplicate)], violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.False(Wide.TryFromJson("{}", out _, out violations));
        Assert.Equal(64, violations.Count);
    }

    [Fact]
    public void Unknown_members_are_skipped_or_rejected()
    {
        Assert.True(Line.TryFromJson("""{"name":"a","other":{"deep":[1,{}]},"quantity":2,"amount":3}""", out _, out _));
        Assert.False(Closed.TryFromJson("""{"first_name":"a","last_xml_value":1,"other":[1]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(("/other", ContractRule.Unmapped), (violations[0].Path, violations[0].Rule));
        Assert.False(Closed.TryFromJson("""{"first_name":"a"}""", out _, out violations));
        Assert.Equal("/last_xml_value", Assert.Single(violations).Path);
        Assert.Null(Closed.FromJson("""{"first_name":"a","last_xml_value":null}""").LastXMLValue);
    }

    [Fact]
    [Trait("Row", "H2")]
    public void Recursion_ends_at_64_levels()
    {
        string json = string.Concat(Enumerable.Repeat("{\"name\":\"a\",\"children\":[", 32)) + string.Concat(Enumerable.Repeat("]}", 32));
        Assert.True(Tree.TryFromJson(json, out _, out _));
        json = string.Concat(Enumerable.Repeat("{\"name\":\"a\",\"children\":[", 50_000));
        Assert.False(Tree.TryFromJson(json, out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(ContractRule.Depth, violations[^1].Rule);
    }

    [Fact]
    public void Lengths_count_code_points() => Assert.Equal(
        "🧾🧾🧾",
        Lengths.FromJson("""{"a":"ab","b":"🧾🧾🧾","c":"abcd","d":[1],"f":"x"}""").B);

    [Fact]
    public void A_pattern_must_match_the_complete_text()
    {
        Assert.True(Lengths.TryFromJson("""{"a":"ab","c":"ab","d":[1],"f":"AB1"}""", out _, out _));
        Assert.False(Lengths.TryFromJson("""{"a":"ab","c":"ab","d":[1],"f":"AB1 "}""", out _, out _));
        Assert.False(Lengths.TryFromJson("""{"a":"ab","c":"ab","d":[1],"f":"AB1\n"}""", out _, out _));
        Assert.False(Lengths.TryFromJson("""{"a":"ab","c":"ab","d":[1],"f":""}""", out _, out _));
    }

    [Fact]
    public void An_enum_value_without_a_name_cannot_be_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Receipt("a", default, [], 0, (Payment)77).ToJson());
}
