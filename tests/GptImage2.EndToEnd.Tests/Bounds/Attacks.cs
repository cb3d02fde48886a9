using System.Text;

namespace GptImage2.EndToEnd.Tests.Bounds;

/// <summary>Replies of a megabyte that cost more than others, by what they have too much of.</summary>
internal static class Attacks
{
    public const int Length = 1 << 20;

    private const string Bill = nameof(LongBill);

    public static IReadOnlyDictionary<string, (string Contract, Func<string> Reply)> All { get; } = new Dictionary<string, (string, Func<string>)>
    {
        // Repairs of the text.
        ["line feeds in a string"] = (Bill, () => Fill("""{"lines":[],"shop":" """, "a\n", "\"}", "")),
        ["line feeds in items"] = (Bill, () => Lines("{\"name\":\"a\nb\",\"quantity\":1}")),
        ["trailing commas"] = (Bill, () => Lines("""{"name":"a","quantity":1,}""")),
        ["single quotes"] = (Bill, () => Lines("{'name':'a','quantity':1}")),
        ["comments"] = (Bill, () => Fill("""{"lines":[""", "/**/", "]}", "")),
        ["no-break spaces"] = (Bill, () => Fill("""{"lines":[""", "\u00a0", "]}", "")),
        ["missing commas"] = (Bill, () => Fill("""{"lines":[""", """{"name":"a","quantity":1}""", "]}", " ")),
        ["quotes inside"] = (Bill, () => Fill("""{"lines":[],"shop":" """, "a \"b\" c", "\"}", " ")),
        ["names without quotes"] = (Bill, () => Lines("{name:\"a\",quantity:1}")),
        ["words"] = (nameof(Lists), () => Fill("""{"values":[],"flags":[""", "True", "]}")),
        ["escapes"] = (Bill, () => Fill("""{"lines":[],"shop":" """, "\\'", "\"}", "")),
        ["grouped numbers"] = (Bill, () => Lines("""{"name":"a","quantity":1,234,567}""")),
        ["quotes before comments"] = (Bill, () => Fill("""{"lines":[],"shop":" """, "a\"//", "", "")),

        // Depth.
        ["deep, one wrong character"] = (nameof(Tree), () => Deep(Fill("", Leaf, "") + ",{\"name\":'x'}")),
        ["deep, one wrong type"] = (nameof(Tree), () => Deep(Fill("", Leaf, "") + ",{\"name\":5}")),
        ["deep, broken"] = (nameof(Tree), () => Deep(Fill("", Leaf, "") + ",{\"name\":?}")),
        ["deep, many wrong types"] = (nameof(Tree), () => Deep(Fill("", """{"name":5,"children":[]}""", ""))),
        ["62 brackets"] = (nameof(Lists), () => new string('[', 62) + Fill("", "1", "") + "x" + new string(']', 62)),
        ["62 brackets with items"] = (nameof(Lists), () => string.Concat(Enumerable.Repeat("[1,", 60)) + Fill("", "1", "") + " ? "),
        ["brackets again and again"] = (nameof(Lists), () => Fill("", new string('[', 32) + " x ", "", "")),
        ["braces"] = (nameof(Lists), () => Fill("", "{", "", "")),

        // Numbers.
        ["exponents of integers of any size"] = (nameof(Lists), () => Fill("""{"values":[],"large":[""", "1e4095", "]}")),
        ["exponents of small integers"] = (nameof(Lists), () => Fill("""{"values":[""", "1e9999", "]}")),
        ["digits of an integer"] = (nameof(Lists), () => $$"""{"values":[],"large":[{{new string('7', Length)}}]}"""),
        ["digits of a decimal"] = (nameof(Lists), () => $$"""{"values":[],"amounts":[0.{{new string('1', Length)}}]}"""),
        ["digits of many decimals"] = (nameof(Lists), () => Fill("""{"values":[],"amounts":[""", "1." + new string('0', 2000), "]}")),

        // The same name again.
        ["one key again and again"] = (nameof(Lists), () => Fill("""{"values":[],"words":{""", "\"a\":1", "}}")),
        ["one member again and again"] = (Bill, () => Fill("""{"lines":[],"shop":"a",""", "\"shop\":\"a\"", "}")),
        ["a long member and the same, short, again and again"] = (Bill, () => Fill("""{"lines":[""", """{"name":"a","quantity":1}""", "]", ",", Length / 2) + "," + Fill("", "\"lines\":[]", "}", ",", Length / 2)),
        ["another spelling of a member again and again"] = (Bill, () => Fill("""{"lines":[],""", "\"SHOP\":\"a\"", "}")),
        ["long spellings of a member"] = (Bill, () => Fill("""{"lines":[],""", $"\"S{new string('_', 3000)}HOP\":\"a\"", "}")),

        // Values of other types.
        ["quantities in quotes"] = (Bill, () => Lines("""{"name":"a","quantity":"1"}""")),
        ["numbers in quotes"] = (nameof(Lists), () => Fill("""{"values":[""", "\"1\"", "]}")),
        ["numbers for texts"] = (nameof(Lists), () => Fill("""{"values":[],"texts":[""", "1", "]}")),
        ["spellings of a name of an enum"] = (nameof(Lists), () => Fill("""{"values":[],"payments":[""", "\"credit-card\"", "]}")),
        ["unknown names of an enum"] = (nameof(Lists), () => Fill("""{"values":[],"payments":[""", "\"zz\"", "]}")),
        ["a long name of an enum"] = (nameof(Lists), () => $$"""{"values":[],"payments":["{{new string('x', Length)}}"]}"""),
        ["dates with times"] = (nameof(Lists), () => Fill("""{"values":[],"dates":[""", "\"2026-05-08T00:00:00\"", "]}")),
        ["objects for numbers"] = (nameof(Lists), () => Fill("""{"values":[""", "{}", "]}")),
        ["nulls"] = (nameof(Lists), () => Fill("""{"values":[""", "null", "]}")),
        ["text that is not base64"] = (nameof(Lists), () => Fill("""{"values":[],"blobs":[""", "\"?\"", "]}")),
        ["objects without their members"] = (Bill, () => Lines("{}")),
        ["spellings of the members of items"] = (Bill, () => Lines("""{"Name":"a","Quantity":1}""")),
        ["wrappers around items"] = (Bill, () => Lines("""{"x":{"name":"a","quantity":1}}""")),
        ["half surrogate pairs"] = (Bill, () => Lines("""{"name":"\ud800","quantity":1}""")),

        // Unknown members.
        ["an unknown member again and again"] = (Bill, () => Fill("""{"lines":[],""", "\"u\":1", "}")),
        ["an unknown member in each item"] = (Bill, () => Lines("""{"name":"a","quantity":1,"u":1}""")),
        ["unknown members with long names"] = (Bill, () => Fill("""{"lines":[],""", $"\"{new string('u', 2000)}\":1", "}")),
        ["a long name with many wrong values"] = (Bill, () => Fill($$"""{"{{new string('n', 4000)}}":1,"lines":[""", """{"name":5,"quantity":1}""", "]}")),
        ["a very long name with many objects"] = (nameof(Tree), () => Fill($$"""{"{{new string('n', Length / 2)}}":[""", """{"u":1}""", "]}")),
        ["wrappers with strings"] = (Bill, () => Fill("{", """ "w":"{\"x\":1}" """, "}")),
        ["wrappers with objects"] = (Bill, () => Fill("{", """ "w":{"x":1}""", "}")),

        // Prose.
        ["empty objects before the answer"] = (Bill, () => Fill("", "{}", """{"lines":[]}""", " ")),
        ["answers"] = (Bill, () => Fill("", """{"lines":[]}""", "", " ")),
        ["objects that are not answers"] = (Bill, () => Fill("", """{"shop":5}""", "", " ")),
        ["footnotes"] = (Bill, () => Fill("", "[1]", """{"lines":[]}""", " ")),
        ["thinking"] = (Bill, () => Fill("", "<think>a</think>", """{"lines":[]}""", " ")),
        ["ends of thinking"] = (Bill, () => Fill("", "</think>", """{"lines":[]}""", " ")),
        ["quotes after the answer"] = (Bill, () => """{"lines":[]}""" + Fill("", "\"x\" ", "", "")),
        ["brackets after the answer"] = (Bill, () => """{"lines":[]}""" + Fill("", "}", "", "")),
        ["escaped JSON"] = (Bill, () => Fill("""{\"lines\":[""", """{\"name\":\"a\",\"quantity\":1}""", "]}")),
        ["white space"] = (Bill, () => new string(' ', Length)),
    };

    private static string Leaf => """{"name":"x","children":[]}""";

    private static string Lines(string item) => Fill("""{"lines":[""", item, "]}");

    private static string Deep(string inner) => string.Concat(Enumerable.Repeat("""{"children":[""", 28)) + inner + string.Concat(Enumerable.Repeat("]}", 28));

    private static string Fill(string head, string part, string tail, string separator = ",", int length = Length)
    {
        StringBuilder text = new StringBuilder(head, length + 4 * Length).Append(part);
        while (text.Length < length)
            text.Append(separator).Append(part);
        return text.Append(tail).ToString();
    }
}
