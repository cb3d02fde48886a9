namespace GptImage2.Generators.Tests.Contracts;

/// <summary>The known differences between the schema and the reader, with the reasons.</summary>
internal static class KnownDifferences
{
    private static readonly (string Why, Func<Change, bool, bool> Applies)[] Table =
    [
        ("The bounds of int and wider integers are not spelled out in the prompt.", (change, accepted) =>
            !accepted && change.Kind is "big" or "huge" && Says(change, "\"integer\"")),
        ("Nor are those of integer keys.", (change, accepted) =>
            !accepted && change.Kind == "key" && Says(change, "[1-9][0-9]*")),
        ("A schema has no word for how many digits a decimal has, nor for how large or small a double can be.", (change, accepted) =>
            !accepted && change.Kind is "precise" or "huge" or "tiny" && Says(change, "\"number\"")),
        ("A number is rounded to its type before its bounds are checked.", (change, accepted) =>
            accepted && change.Kind is "above" or "below" && Says(change, "\"maximum\":65504")),
        ("A char is one UTF-16 unit; a schema counts code points.", (change, accepted) =>
            !accepted && change.Kind == "emoji" && Says(change, "\"minLength\":1,\"maxLength\":1")),
        ("Two names of one enum member are one item of a set.", (change, accepted) =>
            !accepted && change.Kind == "another name" && Says(change, "\"Wire\"")),
        ("Items of a set are compared as C# compares them: classes by reference.", (change, accepted) =>
            accepted && change.Kind == "item twice" && Says(change, "\"uniqueItems\":true") && Says(change, "$ref\":\"#/$defs/Settable")),
        ("The number of a case is compared as it is written.", (change, accepted) =>
            !accepted && change.Kind == "whole" && Says(change, "{\"enum\":[")),
        ("A DateTime may come without an offset, which the format demands.", (change, accepted) =>
            accepted && Says(change, "date-time") && change.Value == "\"2026-05-08T10:42:00\""),
        ("Years and months have no certain length: the format allows them, the reader does not.", (change, accepted) =>
            !accepted && Says(change, "duration") && change.Value is "\"P1Y\"" or "\"P1M\""),
        ("The scheme of a [Url] may be in any case, as for the attribute; the prompt shows the one to write.", (change, accepted) =>
            accepted && change.Value == "\"HTTPS://example.com\"" && Says(change, "(https?|ftp)")),
        ("[EmailAddress] and [Url] are judged as the attributes judge, which are looser than the formats.", (change, accepted) =>
            accepted && change.Kind == "format" && (Says(change, "\"email\"") || Says(change, "(https?|ftp)"))),
    ];

    public static IEnumerable<string> Reasons => Table.Select(entry => entry.Why);

    public static string? Reason(Change change, bool accepted) => Table.FirstOrDefault(entry => entry.Applies(change, accepted)).Why;

    private static bool Says(Change change, string words) => change.Place.Contains(words, StringComparison.Ordinal);
}
