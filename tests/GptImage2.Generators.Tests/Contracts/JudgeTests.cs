using System.Text.Json.Nodes;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>
/// The schema that the model is told and the reader that holds it to its word are judged against each other: for good
/// documents and for each single change of them, NJsonSchema says of the schema what the reader says of the document.
/// </summary>
public sealed class JudgeTests
{
    private static readonly Dictionary<string, (string Schema, Func<string, bool> Read, string Good)> Subjects = new(StringComparer.Ordinal)
    {
        ["Receipt"] = (Receipt.JsonSchema, json => Receipt.TryFromJson(json, out _, out _), """{"merchant":"A","date":"2026-05-08","lines":[{"name":"x","quantity":1,"amount":2.5}],"total":2.5,"paidBy":"Card"}"""),
        ["Integers"] = (Integers.JsonSchema, json => Integers.TryFromJson(json, out _, out _), """{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11}"""),
        ["NullableIntegers"] = (NullableIntegers.JsonSchema, json => NullableIntegers.TryFromJson(json, out _, out _), """{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":null}"""),
        ["Numbers"] = (Numbers.JsonSchema, json => Numbers.TryFromJson(json, out _, out _), """{"a":1.5,"b":2.5,"c":3.5,"d":4.5,"e":5.5,"f":null,"g":7.5,"h":null}"""),
        ["Texts"] = (Texts.JsonSchema, json => Texts.TryFromJson(json, out _, out _), """{"a":"x","b":null,"c":true,"d":false,"e":"x","f":"y","g":"0c0ffee0-0000-4000-8000-000000000000","h":null,"i":"https://example.com","j":null}"""),
        ["Ranges"] = (Ranges.JsonSchema, json => Ranges.TryFromJson(json, out _, out _), """{"a":1,"b":1.5,"c":1.5,"d":5,"e":3,"f":2,"g":2,"h":2,"i":3,"j":4}"""),
        ["Lengths"] = (Lengths.JsonSchema, json => Lengths.TryFromJson(json, out _, out _), """{"a":"ab","b":"abc","c":"abcd","d":[1,2],"e":{"a":1},"f":"AB12","g":"abc"}"""),
        ["Collections"] = (Collections.JsonSchema, json => Collections.TryFromJson(json, out _, out _), """{"a":[1],"b":["a",null],"c":[1,null],"d":["Cash"],"e":[[1]],"f":[{"name":"a","quantity":1,"amount":2}],"g":[1.5],"h":[[1],[2]],"i":{"x":1},"j":{"n":null,"l":{"name":"b","quantity":2,"amount":3}},"k":{"k":[{"t":true}]}}"""),
        ["Tree"] = (Tree.JsonSchema, json => Tree.TryFromJson(json, out _, out _), """{"name":"a","children":[{"name":"b","children":[]}],"parent":{"name":"c","children":[],"parent":null}}"""),
        ["Left"] = (Left.JsonSchema, json => Left.TryFromJson(json, out _, out _), """{"name":"a","right":{"name":"b","left":{"name":"c"},"lefts":[{"name":"d","right":null}]}}"""),
        ["Boxes"] = (Boxes.JsonSchema, json => Boxes.TryFromJson(json, out _, out _), """{"where":{"x":1,"y":2},"else":{"x":1,"y":2},"more":[{"x":1,"y":2}],"named":{"a":{"x":1,"y":2},"b":null}}"""),
        ["Settable"] = (Settable.JsonSchema, json => Settable.TryFromJson(json, out _, out _), """{"name":"a","count":1,"note":"x","a/b~c \"d\"":true}"""),
        ["Defaults"] = (Defaults.JsonSchema, json => Defaults.TryFromJson(json, out _, out _), """{"name":"a","count":1,"text":"x","payment":"Cash","maybe":1,"tags":["a"],"number":1,"note":"x","plain":"x"}"""),
        ["Closed"] = (Closed.JsonSchema, json => Closed.TryFromJson(json, out _, out _), """{"first_name":"a","last_xml_value":1}"""),
        ["Described"] = (Described.JsonSchema, json => Described.TryFromJson(json, out _, out _), """{"text":"a","first":{"name":"x","quantity":1,"amount":2.5},"second":{"name":"x","quantity":1,"amount":2.5},"how":"Card"}"""),
        ["Ünïcode"] = (Ünïcode.JsonSchema, json => Ünïcode.TryFromJson(json, out _, out _), """{"größe":"a","名前":"b","class":"c"}"""),
        ["Blobs"] = (Blobs.JsonSchema, json => Blobs.TryFromJson(json, out _, out _), """{"a":"AQID","b":"","c":"1.2.3","d":{"x":[1,null]},"e":null,"f":"AQ==","g":"1.2","h":1}"""),
        ["Flagged"] = (Flagged.JsonSchema, json => Flagged.TryFromJson(json, out _, out _), """{"a":["Read","write it"],"b":[],"c":[["All"],["All","Read"]],"d":["High","Low"]}"""),
        ["Sets"] = (Sets.JsonSchema, json => Sets.TryFromJson(json, out _, out _), """{"a":[1,2],"b":["x"],"c":["Cash"],"d":[{"name":"a","quantity":1,"amount":1}]}"""),
        ["Immutables"] = (Immutables.JsonSchema, json => Immutables.TryFromJson(json, out _, out _), """{"a":[1,2],"b":["x"],"c":null,"d":[3],"e":{"k":1},"f":{"l":{"name":"a","quantity":1,"amount":1}}}"""),
        ["Keyed"] = (Keyed.JsonSchema, json => Keyed.TryFromJson(json, out _, out _), """{"a":{"-1":"x","0":"y"},"b":{"18446744073709551615":1},"c":{"0c0ffee0-0000-4000-8000-000000000000":1},"d":{"bank transfer":1.5},"e":{"-128":{"name":"a","quantity":1,"amount":1}},"f":{"Cash":1}}"""),
        ["Tuples"] = (Tuples.JsonSchema, json => Tuples.TryFromJson(json, out _, out _), """{"a":{"x":1,"name":null},"b":{"lat":1.5,"lon":2},"c":[{"key":"k","inner":{"a":1,"b":2}}]}"""),
        ["Generics"] = (Generics.JsonSchema, json => Generics.TryFromJson(json, out _, out _), """{"a":{"items":[{"name":"a","quantity":1,"amount":1}],"total":1,"next":"none"},"b":null,"c":[{"items":["Cash"],"total":2,"next":null}],"d":{"value":"x","children":[{"value":"y","children":[]}]},"e":{"items":[{"items":[null],"total":3,"next":"none"}],"total":4,"next":"z"}}"""),
        ["Shape"] = (Shape.JsonSchema, json => Shape.TryFromJson(json, out _, out _), """{"kind":"group","name":"g","shapes":[{"side":1,"name":"s","kind":"square"},{"kind":"group","name":"h","shapes":[]}]}"""),
        ["Drawing"] = (Drawing.JsonSchema, json => Drawing.TryFromJson(json, out _, out _), """{"main":{"kind":"group","name":"g","shapes":[{"side":1,"name":"s","kind":"square"}]},"other":{"kind":"circle","name":"c","radius":3},"steps":[{"$type":2,"b":1,"x":[1]},{"a":"a","$type":1}],"plain":{"name":"p","radius":1}}"""),
        ["Chosen"] = (Chosen.JsonSchema, json => Chosen.TryFromJson(json, out _, out _), """{"a":"a","b":2,"c":"y","d":null,"e":"a@example.com","f":"https://example.com","g":"AQ==","h":null}"""),
        ["Ordered"] = (Ordered.JsonSchema, json => Ordered.TryFromJson(json, out _, out _), """{"zeroth":"0","first":"1","last":"2"}"""),
        ["Times"] = (Times.JsonSchema, json => Times.TryFromJson(json, out _, out _), """{"a":"2026-05-08T10:42:00Z","b":"2026-05-08T10:42:00Z","c":"2026-05-08","d":"10:42:00","e":"PT1H","f":null,"g":null,"h":null,"i":null,"j":null}"""),
        ["Constructed"] = (Constructed.JsonSchema, json => Constructed.TryFromJson(json, out _, out _), """{"number":1,"text":"x"}"""),
        ["Derived"] = (Derived.JsonSchema, json => Derived.TryFromJson(json, out _, out _), """{"first":"a","second":1,"third":2}"""),
        ["Wide"] = (Wide.JsonSchema, json => Wide.TryFromJson(json, out _, out _), "{" + string.Join(",", Enumerable.Range(0, 67).Select(i => $"\"m{i:00}\":{i}")) + "}"),
    };

    /// <summary>Where the two disagree on purpose, and why.</summary>
    private static readonly (string What, Func<string, string?, bool, bool> Applies)[] Explained =
    [
        ("NJsonSchema takes a whole number with a fraction, 1.0, for no integer; JSON Schema since draft 6 takes it for one, and so does the reader", (_, mutation, _) => mutation == "1.0"),
        ("The bounds of int and wider integers are not spelled out in the prompt", (_, mutation, _) => mutation == "9999999999"),
        ("NJsonSchema counts grapheme clusters, the reader code points", (_, mutation, _) => mutation == "\"e\\u0301e\\u0301\""),
        ("NJsonSchema takes a date for a date-time, and any text for a duration", (name, mutation, accepted) => name == "Times" && !accepted && mutation is ['"', ..]),
    ];

    public static TheoryData<string> Names => [.. Subjects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Schema_and_reader_agree_on_a_good_document_and_on_every_single_change_of_it(string name)
    {
        (string schema, Func<string, bool> read, string good) = Subjects[name];
        Judge judge = await Judge.OfAsync(schema);
        Assert.Empty(judge.Objections(good));
        Assert.True(read(good));

        int refused = 0;
        var disagreements = new List<string>();
        foreach ((string json, string? value) in Mutations.Of(JsonNode.Parse(good)!))
        {
            IReadOnlyList<string> objections = judge.Objections(json);
            bool accepted = read(json);
            refused += accepted ? 0 : 1;
            if (accepted != (objections.Count == 0) && !Explained.Any(entry => entry.Applies(name, value, accepted)))
                disagreements.Add($"{json}: the reader {(accepted ? "accepts" : "refuses")}, NJsonSchema says [{string.Join("; ", objections)}]");
        }

        Assert.Empty(disagreements);
        Assert.True(refused > 2, $"{refused} changes were refused");
    }
}
