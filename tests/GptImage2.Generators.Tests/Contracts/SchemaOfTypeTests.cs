using System.Numerics;
using System.Text.Json;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>The schema of each kind of type, for which other libraries write a wrong schema into the prompt.</summary>
public sealed class SchemaOfTypeTests
{
    [Fact]
    public void Strings_booleans_and_integers_have_their_JSON_types()
    {
        Expect(Property(Texts.JsonSchema, "a"), """{"type":"string"}""");
        Expect(Property(Texts.JsonSchema, "c"), """{"type":"boolean"}""");
        Expect(Property(Integers.JsonSchema, "e"), """{"type":"integer"}""");
        Expect(Property(Integers.JsonSchema, "g"), """{"type":"integer"}""");
    }

    [Fact]
    public void Numbers_with_a_fraction()
    {
        Expect(Property(Numbers.JsonSchema, "c"), """{"type":"number"}""");
        Expect(Property(Numbers.JsonSchema, "d"), """{"type":"number"}""");
        Assert.Equal(0.1m, Line.FromJson("""{"name":"a","quantity":1,"amount":0.1}""").Amount);
    }

    [Fact]
    public void Half_and_Int128()
    {
        Expect(Property(Numbers.JsonSchema, "a"), """{"type":"number","minimum":-65504,"maximum":65504}""");
        Expect(Property(Integers.JsonSchema, "i"), """{"type":"integer"}""");
        Assert.Equal(Int128.MaxValue, NullableIntegers.FromJson($$"""{"i":{{Int128.MaxValue}}}""").I);
    }

    [Fact]
    public void A_BigInteger_is_an_integer_and_not_an_object()
    {
        Expect(Property(Integers.JsonSchema, "k"), """{"type":"integer"}""");
        Assert.Equal(BigInteger.Pow(10, 50), NullableIntegers.FromJson($$"""{"k":1{{new string('0', 50)}}}""").K);
    }

    [Fact]
    public void A_char_is_a_text_of_one_character()
    {
        Expect(Property(Texts.JsonSchema, "e"), """{"type":"string","minLength":1,"maxLength":1}""");
        Assert.Equal(["x"], NumberLists.FromJson("""{"a":[],"b":[],"c":[],"d":[],"e":[],"f":["x"]}""").F.Select(character => $"{character}"));
    }

    [Fact]
    public void Enum_members_keep_their_names_and_their_descriptions()
    {
        Expect(Property(Receipt.JsonSchema, "paidBy"), """{"enum":["Cash","Card","bank transfer","Wire",null],"description":"Cash: Notes and coins."}""");
        Assert.False(Receipt.TryFromJson("""{"merchant":"A","date":"2026-05-08","lines":[{"name":"x","quantity":1,"amount":1}],"total":1,"paidBy":77}""", out _, out _));
    }

    [Fact]
    public void Flags_are_an_array_of_their_names()
    {
        JsonElement flags = Property(Flagged.JsonSchema, "a");
        Assert.Equal("array", flags.GetProperty("type").GetString());
        Assert.Equal(["Read", "write it", "Delete", "All"], flags.GetProperty("items").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
        Assert.True(flags.GetProperty("uniqueItems").GetBoolean());
        Assert.Equal(Access.Read | Access.Delete, FlagPlaces.FromJson("""{"a":[["Delete","Read"]],"b":{},"c":[],"d":{"x":[],"y":null},"e":{}}""").A[0]);
    }

    [Fact]
    public void Guid_Uri_and_Version()
    {
        Expect(Property(Texts.JsonSchema, "g"), """{"type":"string","format":"uuid"}""");
        Expect(Property(Texts.JsonSchema, "i"), """{"type":"string","format":"uri"}""");
        Expect(Property(Blobs.JsonSchema, "c"), """{"type":"string","pattern":"^\\d+(\\.\\d+){1,3}$"}""");
    }

    [Fact]
    public void Dates_and_times_have_their_format()
    {
        Expect(Property(Times.JsonSchema, "a"), """{"type":"string","format":"date-time"}""");
        Expect(Property(Times.JsonSchema, "b"), """{"type":"string","format":"date-time"}""");
        Expect(Property(Times.JsonSchema, "c"), """{"type":"string","format":"date"}""");
        Assert.StartsWith("^([01]", Property(Times.JsonSchema, "d").GetProperty("pattern").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_TimeSpan_is_a_duration_of_ISO_8601()
    {
        Expect(Property(Times.JsonSchema, "e"), """{"type":"string","format":"duration"}""");
        Assert.Equal(new TimeSpan(1, 30, 0), TimeLists.FromJson("""{"a":[],"b":[],"c":[],"d":[],"e":["PT1H30M"],"f":{},"g":{},"h":{}}""").E[0]);
    }

    [Fact]
    public void Bytes_are_base64_and_not_an_array_of_numbers()
    {
        Expect(Property(Blobs.JsonSchema, "a"), """{"type":"string","format":"byte"}""");
        Assert.Equal([1, 2, 3], BlobPlaces.FromJson("""{"a":["AQID"],"b":{},"c":[],"d":{},"e":{},"f":[]}""").A[0]);
    }

    [Fact]
    public void Nullable_values_and_references()
    {
        Expect(Property(NullableIntegers.JsonSchema, "e"), """{"type":["integer","null"]}""");
        Expect(Property(Texts.JsonSchema, "b"), """{"type":["string","null"]}""");
        Assert.False(JsonElement.Parse(NullableIntegers.JsonSchema).TryGetProperty("required", out _));
    }

    [Fact]
    public void Nested_lists_keep_every_dimension()
    {
        Expect(Property(Collections.JsonSchema, "h"), """{"type":"array","items":{"type":"array","items":{"type":"integer"}}}""");
        Assert.Equal(3, DeepLists.FromJson("""{"a":[[[1,2,3]]],"b":[],"c":{},"d":[],"e":[]}""").A[0][0][2]);
    }

    [Fact]
    public void Dictionaries_have_the_schema_of_their_values() =>
        Expect(Property(Collections.JsonSchema, "i"), """{"type":"object","additionalProperties":{"type":"integer"}}""");

    [Fact]
    public void Typed_keys_are_constrained()
    {
        Expect(
            Property(Keyed.JsonSchema, "d"),
            """{"type":"object","additionalProperties":false,"patternProperties":{"^(?:Cash|Card|bank transfer|Wire)$":{"type":"number"}}}""");
        Expect(
            Property(Keyed.JsonSchema, "a"),
            """{"type":"object","additionalProperties":false,"patternProperties":{"^(0|-?[1-9][0-9]*)$":{"type":"string"}}}""");
    }

    [Fact]
    public void A_value_tuple_is_an_object_of_its_names() => Expect(
        Property(Tuples.JsonSchema, "a"),
        """{"type":"object","properties":{"x":{"type":"integer"},"name":{"type":["string","null"]}},"required":["x"]}""");

    [Fact]
    public void A_type_that_is_used_again_is_written_once()
    {
        string schema = Boxes.JsonSchema;
        Assert.Equal(4, schema.Split("\"$ref\":\"#/$defs/Box\"").Length - 1);
        Assert.Single(JsonElement.Parse(schema).GetProperty("$defs").EnumerateObject());
    }

    [Fact]
    public void An_enum_with_descriptions_that_is_used_again_is_written_once()
    {
        const string Source = """
            [JsonContract] public partial record Reading<T>(T Value, Doubt Doubt, [property: Description("as printed")] Doubt? Print);
            [JsonContract] public partial record T(Reading<string> A, Reading<int> B, Reading<decimal> C, Plain D, Plain E);
            /// <summary>How sure it is.</summary>
            public enum Doubt
            {
                /// <summary>Every character is legible.</summary>
                None,
                /// <summary>Some characters are guessed.</summary>
                Some,
            }
            public enum Plain { X, Y }
            """;

        string schema = RunningProgram.Run("T.JsonSchema", Source);

        Assert.Equal(1, schema.Split("Every character is legible.").Length - 1);
        Assert.Contains(""""$defs":{"Doubt":{"enum":["None","Some"],"description":"How sure it is.\nNone: Every character is legible.\nSome: Some characters are guessed."}}"""", schema, StringComparison.Ordinal);
        Assert.Equal(3, schema.Split(""""doubt":{"$ref":"#/$defs/Doubt"}"""").Length - 1);
        Assert.Equal(3, schema.Split(""""print":{"anyOf":[{"$ref":"#/$defs/Doubt"},{"type":"null"}],"description":"as printed"}"""").Length - 1);
        Assert.Contains(""""d":{"enum":["X","Y"]},"e":{"enum":["X","Y"]}"""", schema, StringComparison.Ordinal);
        Assert.Equal("Some", RunningProgram.Run("""T.FromJson("{\"a\":{\"value\":\"x\",\"doubt\":\"Some\",\"print\":null},\"b\":{\"value\":1,\"doubt\":\"None\",\"print\":\"None\"},\"c\":{\"value\":1,\"doubt\":\"None\"},\"d\":\"X\",\"e\":\"Y\"}").A.Doubt.ToString()""", Source));
    }

    [Fact]
    public void A_nested_type_that_is_used_once_stays_where_it_is() =>
        Assert.DoesNotContain("$ref", Receipt.JsonSchema, StringComparison.Ordinal);

    [Fact]
    [Trait("Row", "H2")]
    public void Recursion_is_a_reference_to_the_root()
    {
        Expect(Property(Tree.JsonSchema, "children"), """{"type":"array","items":{"$ref":"#"}}""");
        Assert.All(JsonElement.Parse(Menu.JsonSchema).GetProperty("$defs").EnumerateObject(), definition => Assert.DoesNotContain('/', definition.Name));
    }

    [Fact]
    public void A_union_has_the_discriminator_that_the_reader_expects()
    {
        JsonElement cases = JsonElement.Parse(Shape.JsonSchema).GetProperty("anyOf");
        Assert.Equal(["circle", "square", "group"], cases.EnumerateArray().Select(@case => @case.GetProperty("properties").GetProperty("kind").GetProperty("enum")[0].GetString()));
        Assert.All(cases.EnumerateArray(), @case => Assert.Equal(["kind", "name"], @case.GetProperty("properties").EnumerateObject().Take(2).Select(member => member.Name)));
        Assert.All(cases.EnumerateArray(), @case => Assert.Equal("kind", @case.GetProperty("required")[0].GetString()));
    }

    [Fact]
    public void A_closed_generic_contract_has_the_schema_of_its_type_arguments() => Expect(
        Property(GenericPlaces.JsonSchema, "a"),
        """{"type":"object","properties":{"first":{"type":"integer"},"second":{"type":["string","null"]}},"required":["first"]}""");

    [Fact]
    public void A_JsonElement_has_an_empty_schema() => Expect(Property(Blobs.JsonSchema, "d"), "{}");

    private static JsonElement Property(string schema, string name) => JsonElement.Parse(schema).GetProperty("properties").GetProperty(name);

    private static void Expect(JsonElement schema, string json) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), schema), schema.GetRawText());
}
