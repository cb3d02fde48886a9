namespace GptImage2.Emulator.Tests;

/// <summary>Schemas of the kinds that prompts carry.</summary>
internal static class Schemas
{
    public const string Receipt = """
        {"type":"object","description":"One paper receipt.","properties":{"merchant":{"type":"string"},"date":{"type":"string","format":"date"},"lines":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/LineItem"}},"total":{"type":"number","minimum":0,"maximum":1000000},"paidBy":{"type":["string","null"],"enum":["Cash","Card",null]}},"required":["merchant","date","lines","total"],"$defs":{"LineItem":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":12},"quantity":{"type":"integer","exclusiveMinimum":0},"price":{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":0.5}},"required":["name","quantity","price"],"additionalProperties":false}}}
        """;

    public static TheoryData<string> All =>
    [
        Receipt,
        Of("""{"type":"string","format":"date-time"}"""),
        Of("""{"type":"string","format":"time"}"""),
        Of("""{"type":"string","format":"duration"}"""),
        Of("""{"type":"string","format":"uuid"}"""),
        Of("""{"type":"string","format":"uri"}"""),
        Of("""{"type":"string","format":"email"}"""),
        Of("""{"type":"string","format":"byte"}"""),
        Of("""{"type":"string","minLength":1,"maxLength":1}"""),
        Of("""{"type":"string","minLength":300}"""),
        Of("""{"type":"string","maxLength":0}"""),
        Of("""{"type":"string","pattern":"^[A-Z]{2}-\\d{4,6}(-[a-f]+)?$"}"""),
        Of("""{"type":"string","pattern":"^(?:\\+\\d{1,3} )?\\(?\\d{3}\\)?[ .-]\\d{4}$"}"""),
        Of("""{"type":"string","pattern":"^(?=.*\\d)[a-z\\d]{8,}$","maxLength":20}"""),
        Of("""{"type":"string","pattern":"^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$","minLength":30,"maxLength":40}"""),
        Of("""{"type":"string","pattern":"^\\p{Lu}\\w*?(foo|bar)\\x41\\u0042[\\]\\-\\\\]$"}"""),
        Of("""{"type":"string","pattern":"^(?<year>19|20)\\d\\d$"}"""),
        Of("""{"type":"string","pattern":"[0-9]"}"""),
        Of("""{"type":"string","pattern":"^a{2}b{,3}$"}"""),
        Of("""{"type":"boolean"}"""),
        Of("""{"type":"null"}"""),
        Of("""{"type":"integer","minimum":-5,"maximum":-5}"""),
        Of("""{"type":"integer","minimum":1000,"maximum":1001}"""),
        Of("""{"type":"integer","exclusiveMinimum":3,"exclusiveMaximum":5}"""),
        Of("""{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}"""),
        Of("""{"type":"integer","minimum":0,"maximum":340282366920938463463374607431768211455}"""),
        Of("""{"type":"integer","minimum":7,"maximum":100000,"multipleOf":25}"""),
        Of("""{"type":"number","minimum":-1.7976931348623157E+308,"maximum":1.7976931348623157E+308}"""),
        Of("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":0.001}"""),
        Of("""{"type":"number","maximum":-1000.5}"""),
        Of("""{"type":"number","minimum":1e27}"""),
        Of("""{"type":["integer","null"],"minimum":1}"""),
        Of("""{"enum":[1,2.5,true,"x",null]}"""),
        Of("""{"const":"fixed"}"""),
        Of("""{}"""),
        Of("""true"""),
        Of("""{"anyOf":[{"$ref":"#/$defs/Inner"},{"type":"null"}]}"""),
        Of("""{"allOf":[{"$ref":"#/$defs/Inner"}],"description":"x"}"""),
        Of("""{"description":"x","$ref":"#/$defs/Inner"}"""),
        Of("""{"type":"array","items":{"type":"string"},"minItems":3,"maxItems":3}"""),
        Of("""{"type":"array","items":{"type":"integer"},"maxItems":0}"""),
        Of("""{"type":"array","items":{"enum":["a","b","c","d","e","f"]},"minItems":6,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"type":"boolean"},"minItems":2,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"type":"string","maxLength":1},"minItems":20,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"type":"integer","minimum":1,"maximum":12},"minItems":12,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"$ref":"#/$defs/Inner"},"minItems":9,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"type":"array","items":{"$ref":"#/$defs/Tree"},"minItems":1},"minItems":3,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"type":"string","format":"date"},"minItems":50,"uniqueItems":true}"""),
        Of("""{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number"}}}}"""),
        Of("""{"type":"object","additionalProperties":{"type":"integer"}}"""),
        Of("""{"type":"object","additionalProperties":{"$ref":"#/$defs/Inner"},"minProperties":4}"""),
        Of("""{"type":"object","propertyNames":{"enum":["Red","Green","Blue"]},"additionalProperties":{"type":"boolean"}}"""),
        Of("""{"type":"object","propertyNames":{"format":"uuid"},"additionalProperties":{"type":"string"}}"""),
        Of("""{"type":"object","patternProperties":{"^-?[0-9]+$":{"type":"number"}},"additionalProperties":false}"""),
        Of("""{"type":"object","properties":{"type":{"type":"string"},"$defs": {"type":"integer"},"properties":{"type":"string"}},"required":["type","$defs","properties"],"additionalProperties":false}"""),
        Of("""{"oneOf":[{"type":"object","properties":{"kind":{"enum":["circle"]},"radius":{"type":"number"}},"required":["kind","radius"]},{"type":"object","properties":{"kind":{"enum":["box"]},"side":{"type":"number"}},"required":["kind","side"]}]}"""),
        Of("""{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"],"anyOf":[{"properties":{"kind":{"enum":["a"]}},"required":["kind"]},{"properties":{"kind":{"enum":["b"]}},"required":["kind"]}]}"""),
        Of("""{"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},{"type":"object","properties":{"b":{"type":"integer"}},"required":["b"]}]}"""),
        Of("""{"$ref":"#/$defs/Tree"}"""),
        Of("""{"$ref":"#/$defs/List"}"""),
        Of("""{"$ref":"#"}""", required: false),
        """{"$ref":"#/$defs/A","$defs":{"A":{"type":"object","properties":{"b":{"$ref":"#/$defs/B"}},"required":["b"]},"B":{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/A"},{"type":"null"}]}},"required":["a"]}}}""",
        """{"anyOf":[{"type":"object","properties":{"error":{"type":"string"}},"required":["error"],"additionalProperties":false},{"type":"object","properties":{"value":{"type":"integer"}},"required":["value"],"additionalProperties":false}]}""",
        """{"type":"object","required":["named","only"]}""",
        """{"properties":{"a":{"type":"string"}},"required":["a"]}""",
        """{"type":"object","properties":{"n":{"$ref":"#/definitions/Old"}},"required":["n"],"definitions":{"Old":{"type":"integer"}}}""",
    ];

    private const string Shared = """
        "additionalProperties":false,"$defs":{"Inner":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]},"Tree":{"type":"object","properties":{"label":{"type":"string"},"left":{"anyOf":[{"$ref":"#/$defs/Tree"},{"type":"null"}]},"right":{"anyOf":[{"$ref":"#/$defs/Tree"},{"type":"null"}]}},"required":["label","left","right"]},"List":{"type":"object","properties":{"value":{"type":"integer"},"next":{"type":"array","items":{"$ref":"#/$defs/List"}},"byName":{"type":"object","additionalProperties":{"$ref":"#/$defs/List"}}},"required":["value","next"]}}}
        """;

    public static string Of(string member, bool required = true) =>
        "{\"type\":\"object\",\"properties\":{\"member\":" + member + "}," + (required ? "\"required\":[\"member\"]," : "") + Shared;
}
