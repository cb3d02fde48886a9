using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class GrammarTests
{
    public static TheoryData<string> Valid => new(
        // Values at the root.
        "null", "true", "false", "0", "-1", "\"\"", "\"text\"", "[]", "{}",
        // All four kinds of white space, at every place where it is allowed.
        " 1", "1 ", " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n", "{ \"a\" : 1 , \"b\" : 2 }", "[ ]", "{\n}", "\r\n{}\r\n",
        // Objects.
        "{\"a\":1}", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":1}", "{\"\":0}", "{\"a\\u0000\":0}", "{\"\\u0061\":{\"b\":[]}}", "{\"ä€😀\":1}",
        "{\"{\":\"}\",\"[\":\",\"}", "{\"a\":{}}", "{\"a\":[]}", "{\"a\":{\"b\":{\"c\":{}}},\"d\":{}}",
        // Arrays.
        "[1]", "[1,2,3]", "[[]]", "[[],[]]", "[[1],[2,[3]]]", "[null,true,false,\"\",{},[]]", "[{},{}]", "[\"[\",\"]\",\"{\"]",
        // Strings.
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0041\\u00e9\\u20AC\\uD83D\\ude00\"", "\"\\u0000\"", "\"\u007f\"", "\"\u0080\u009f\u00a0\"",
        "\"\u2028\u2029\"", "\"\ufeff\"", "\"\uffff\ufffe\"", "\"ä€😀\"", "\"'\"", "\"/\"", "\"\\\\u000\"", "\"/* no comment */\"",
        // The grammar allows half a surrogate pair; it is only invalid as text.
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800\\n\"", "{\"\\udead\":1}",
        // Numbers.
        "-0", "10", "1234567890123456789012345678901234567890", "0.0", "-0.0", "0.5", "10.25", "0e0", "0E1", "1e5", "1E+5", "1e-5",
        "1.5e05", "-1.5E-05", "1e999999999999999999999", "1e-999999999999999999999", "0.000000000000000000000000000000000001",
        "123e00000000000000000000000000000000001");

    public static TheoryData<string> Invalid => new(
        // No text, or only white space.
        "", " ", "\n", "\ufeff", "\ufeff{}", "\u00a0", "\u2060", "\0", "\f", "\v1", "1\f", "[\u00a01]", "[1\u2028]",
        // Objects.
        "{", "}", "{]", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{,}", "{,\"a\":1}", "{:1}",
        "{\"a\" 1}", "{\"a\",1}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{\"a\":1;\"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}",
        "{\"a\"}", "{\"a\":1}}", "{\"a\":1}{", "{\"a\":1]", "{\"a\":1/**/}", "{\"a\":1}//", "{\"a\":1}#", "{\"a\":\"b}", "{\"a:1}", "{\"a\":1 2}",
        "{{}}", "{{\"a\":1}}", "{\"a\":1,\"b\"}", "{\"\\x\":1}", "{\"a\nb\":1}",
        // Arrays.
        "[", "]", "[}", "[1", "[1,", "[1,]", "[,]", "[,1]", "[1,,2]", "[1 2]", "[1:2]", "[1;2]", "[1]]", "[1][", "[[]", "[1}", "[\"a\"", "[\"a\",\n",
        "[*]", "[1,\n1\n,1", "[\"\",]", "[1],", "[1] 2", "[]x", "[][]", "[] {}", "(1)", "[<null>]", "[a", "[{", "[{\"a\":[{",
        // Strings.
        "\"", "\"a", "\"\\\"", "\"\\", "\"\\u", "\"\\u0", "\"\\u00\"", "\"\\u000\"", "\"\\u00g0\"", "\"\\u 041\"", "\"\\u+041\"", "\"\\U0041\"", "\"\\x41\"",
        "\"\\a\"", "\"\\'\"", "\"\\0\"", "\"\\é\"", "\"\\😀\"", "\"\\\n\"", "\"\\\u0000\"", "\"\u0000\"", "\"\u0001\"", "\"\u001f\"", "\"\t\"", "\"\n\"", "\"\r\n\"",
        "\"\\ud800\\u\"", "\"\\ud800\\u1\"", "\"\\ud800\\u1x\"", "'a'", "`a`", "a", "é", "\\u0022a\"", "\"a\"b", "\"a\"\"b\"", "\"a\"\0",
        // Numbers.
        "-", "+1", "+0", "++1", "--1", "-+1", "- 1", "00", "01", "-01", "007", ".5", "-.5", "1.", "-1.", "1.e1", "1..2", "1.2.3", "0.", "0.e1", "1e", "1e+", "1e-",
        "1E", "1ee1", "1e+-1", "1e1.5", "1e1e1", "1 000", "1,000", "1_000", "0x1", "0b1", "1f", "1d", "1a", "-a", "-Infinity", "Infinity", "-NaN", "NaN", "nan", "1/2",
        "1+2", "0-1", "1 e5", "１", "٣", "1\0", "-foo", "0.3e+", "9.e+", "2.e3", "1eE2", "0e", "0e+", "1.8011670033376514H-308",
        // Literals.
        "n", "nul", "nulll", "nullx", "Null", "NULL", "t", "tru", "truee", "True", "f", "fals", "falsey", "FALSE", "undefined", "none", "yes", "null null",
        "null,", "null\0", "true false", "[nul]", "[tru]", "[fals]", "{\"a\":truE}", "/", "//", "/**/1", "1/**/", "# 1", "<a>");

    // Each of them inside a string, where only the encoding is invalid.
    public static TheoryData<string> InvalidUtf8 => new(
        "80", "BF", "8080", "C0", "C080", "C0AF", "C1BF", "C2", "C220", "C2C2", "E0", "E080", "E08080", "E09FBF", "E0A0", "E282", "E28220",
        "EDA080", "EDBFBF", "EDA080EDB080", "F0", "F08080", "F0808080", "F08080AF", "F08FBFBF", "F0908080C0", "F09F98", "F09F9822", "F4908080", "F5808080",
        "F888808080", "FC8480808080", "FE", "FF", "FEFF", "FFFE", "41FF41", "E9", "C3A9E9");

    [Theory]
    [MemberData(nameof(Valid))]
    public void Valid_json_is_accepted(string text) => Assert.True(Reading.Accepts(text));

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_json_is_rejected(string text)
    {
        ContractReading<string> reading = Reading.Of(text, Reading.Skip);

        ContractViolation violation = Assert.Single(reading.Violations);
        Assert.Equal(ContractRule.Syntax, violation.Rule);
        Assert.InRange(violation.Offset, 0, System.Text.Encoding.UTF8.GetByteCount(text));
        Assert.NotEmpty(violation.Expected);
    }

    [Theory]
    [MemberData(nameof(InvalidUtf8))]
    public void Invalid_utf8_is_rejected_in_values_and_names(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);

        Assert.False(Reading.Accepts([.. "\""u8, .. bytes, .. "\""u8]));
        Assert.False(Reading.Accepts([.. "{\""u8, .. bytes, .. "\":1}"u8]));
        Assert.False(Reading.Accepts([.. "[1,"u8, .. bytes, .. "]"u8]));
        Assert.False(Reading.Accepts([.. "{}"u8, .. bytes]));
        Assert.False(Reading.Accepts(bytes));
    }

    [Theory]
    [InlineData("C280")]
    [InlineData("DFBF")]
    [InlineData("E0A080")]
    [InlineData("ED9FBF")]
    [InlineData("EE8080")]
    [InlineData("EFBFBF")]
    [InlineData("F0908080")]
    [InlineData("F48FBFBF")]
    public void The_first_and_last_characters_of_each_utf8_length_are_accepted(string hex) =>
        Assert.True(Reading.Accepts([.. "\""u8, .. Convert.FromHexString(hex), .. "\""u8]));

    [Fact]
    public void Texts_in_utf16_and_utf32_are_rejected()
    {
        foreach (System.Text.Encoding encoding in (System.Text.Encoding[])
            [System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode, System.Text.Encoding.UTF32])
        {
            Assert.False(Reading.Accepts(encoding.GetBytes("[\"é\"]")));
            Assert.False(Reading.Accepts([.. encoding.GetPreamble(), .. encoding.GetBytes("[]")]));
        }
    }

    [Fact]
    public void Every_single_byte_is_accepted_or_rejected_by_the_grammar()
    {
        for (int first = 0; first < 256; first++)
            Assert.Equal(first is >= '0' and <= '9', Reading.Accepts([(byte)first]));
    }

    [Fact]
    public void Every_control_character_in_a_string_is_rejected_and_every_other_ascii_character_accepted()
    {
        for (int character = 0; character < 128; character++)
            Assert.Equal(character is >= 32 and not '"' and not '\\', Reading.Accepts([(byte)'"', (byte)character, (byte)'"']));
    }

    [Fact]
    public void Every_escape_of_one_character_is_accepted_or_rejected_by_the_grammar()
    {
        for (int character = 0; character < 128; character++)
            Assert.Equal("\"\\/bfnrt".Contains((char)character), Reading.Accepts([(byte)'"', (byte)'\\', (byte)character, (byte)'"']));
    }
}
