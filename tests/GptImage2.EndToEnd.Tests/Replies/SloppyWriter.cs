using System.Globalization;
using System.Text;

namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>
/// Writes a value that is known as a careless model might: each place is written in one of several notations, few of which
/// are JSON of the contract.
/// </summary>
internal sealed class SloppyWriter(Random random)
{
    private static readonly string[] Words = ["milk", "tea", "rye bread", "crème", "a 12\" ruler", "O'Neill", "line\nbreak", "tab\there", "no", "null", "12", "+49 30", "中式", "{x}", "a, b", "the \"good\" one", "x: y", "\\", ""];

    /// <summary>How sloppy a reply is: the chance that a place is not written as the contract asks for.</summary>
    public double Sloppiness { get; set; } = 0.15;

    /// <summary>The notations that were used since the last reset, by name.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>A value at random.</summary>
    public Sheet Truth() => new(
        Text(),
        random.Next(4) switch { 0 => random.Next(-3, 10), 1 => random.Next(1000, 2_000_000), _ => random.Next(200) },
        Maybe<decimal?>(() => random.Next(3) == 0 ? random.Next(1000, 3_000_000) / 100m : random.Next(0, 2000) / 100m),
        Maybe<Size?>(() => (Size)random.Next(3)),
        Maybe<IReadOnlyList<int>?>(() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(100))]),
        Maybe<IReadOnlyList<string>?>(() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Text())]),
        Maybe<DateOnly?>(() => new DateOnly(2026, 1, 1).AddDays(random.Next(400))),
        Maybe<bool?>(() => random.Next(2) == 0),
        Maybe(() => random.Next(2) == 0 ? "+4930" + random.Next(1000).ToString(CultureInfo.InvariantCulture) : "0" + random.Next(1000).ToString(CultureInfo.InvariantCulture)),
        Maybe(() => new Place(Maybe(Text), Maybe(Text) ?? "Ulm")));

    /// <summary>The reply for a value, with what may stand around it.</summary>
    public string Reply(Sheet sheet)
    {
        string json = Object(sheet);
        // One that is closed too early and then cut off there looks complete: nothing shows the loss.
        if (Sloppy("closed too early", 0.5))
            return CloseEarly(json);
        json = Surround(json, sheet);
        return !HasMarks(sheet) && Sloppy("damage", 0.5) ? Damage(json) : json;
    }

    /// <summary>The value as an object.</summary>
    public string Object(Sheet sheet)
    {
        var members = new List<string>
        {
            Member("name", Quoted(sheet.Name)),
            Member("count", Integer(sheet.Count)),
        };
        Add(members, "price", sheet.Price, price => Number(price!.Value));
        Add(members, "size", sheet.Size, size => Enum(size!.Value));
        Add(members, "codes", sheet.Codes, codes => List([.. codes!.Select(code => Sloppy("quoted number") ? $"\"{code}\"" : code.ToString(CultureInfo.InvariantCulture))]));
        Add(members, "tags", sheet.Tags, tags => List([.. tags!.Select(Quoted)]));
        Add(members, "day", sheet.Day, day => Date(day!.Value));
        Add(members, "paid", sheet.Paid, paid => Boolean(paid!.Value));
        Add(members, "phone_number", sheet.Phone, phone => phone![0] == '+' && Sloppy("text without quotes") ? phone : Quoted(phone));
        Add(members, "home", sheet.Home, home => Home(home!));
        if (Sloppy("other order"))
            members = [.. members.OrderBy(_ => random.Next())];
        if (Sloppy("repeated member"))
            members.Add(members[random.Next(members.Count)]);
        return Braces('{', members, '}');
    }

    private string Home(Place home)
    {
        var members = new List<string>();
        Add(members, "street", home.Street, Quoted!);
        Add(members, "town", home.Town, Quoted!);
        string place = Braces('{', members, '}');
        return Sloppy("nested wrapper") ? $"{{\"place\":{place}}}" : Sloppy("list of one") ? $"[{place}]" : place;
    }

    private void Add<T>(List<string> members, string name, T? value, Func<T?, string> write)
    {
        if (value is not null)
            members.Add(Member(name, write(value)));
        else if (Sloppy("null member"))
            members.Add(Member(name, Pick("null", "None", "undefined")));
        else if (Sloppy("unknown member", 0.3))
            members.Add($"\"x{random.Next(9)}{name}\":{random.Next(9)}");
    }

    private string Member(string name, string value)
    {
        string written = name;
        if (Sloppy("name in other case"))
            written = Pick(name.ToUpperInvariant(), char.ToUpperInvariant(name[0]) + name[1..], name.Replace("_", " ", StringComparison.Ordinal), name.Replace("_", "", StringComparison.Ordinal));
        if (Sloppy("emphasis around a name", 0.3))
            written = $"**{written}**";
        bool isBare = written.All(static c => char.IsAsciiLetter(c) || c == '_');
        string quoted = isBare && Sloppy("name without quotes") ? written : Sloppy("name in single quotes") ? $"'{written}'" : $"\"{written}\"";
        return $"{quoted}{Gap()}:{Gap()}{value}";
    }

    private string Braces(char open, List<string> parts, char close)
    {
        StringBuilder text = new StringBuilder().Append(open).Append(Gap());
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                text.Append(open == '{' && Sloppy("missing comma", 0.3) ? " " : ",").Append(Gap());
            text.Append(parts[i]);
        }

        if (parts.Count > 0 && Sloppy("trailing comma"))
            text.Append(',');
        return text.Append(Gap()).Append(close).ToString();
    }

    private string List(List<string> items)
    {
        if (items.Count == 1 && Sloppy("item without a list"))
            return items[0];
        if (items.Count == 0 && Sloppy("empty text for a list", 0.3))
            return "\"\"";
        string list = Braces('[', items, ']');
        return Sloppy("list in a string", 0.3) && !list.Contains('\n', StringComparison.Ordinal) ? $"\"{list.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : list;
    }

    private string Quoted(string text)
    {
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", Sloppy("raw line break") ? "\n" : "\\n", StringComparison.Ordinal).Replace("\t", Sloppy("raw tab") ? "\t" : "\\t", StringComparison.Ordinal);
        if (text.Contains('"', StringComparison.Ordinal) && Sloppy("quotes that are not escaped", 2))
            return $"\"{escaped}\"";
        string proper = escaped.Replace("\"", "\\\"", StringComparison.Ordinal);
        if (text.Contains('\'', StringComparison.Ordinal) && Sloppy("escaped apostrophe", 2))
            return $"\"{proper.Replace("'", "\\'", StringComparison.Ordinal)}\"";
        if (Sloppy("other quotes") && !text.Contains('\\', StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal) && !text.Contains('\t', StringComparison.Ordinal))
            return Pick($"'{text}'", $"“{text}”", $"`{text}`", $"\"\"\"{text}\"\"\"", $"```{text}```", $"'''{text}'''");
        if (text.Length > 0 && text != "null" && text.All(char.IsLetter) && Sloppy("word without quotes"))
            return text;
        if (text.Length > 0 && text.All(char.IsAsciiDigit) && text[0] != '0' && Sloppy("number for a text"))
            return text;
        return Sloppy("list of one text", 0.2) ? $"[\"{proper}\"]" : $"\"{proper}\"";
    }

    private string Integer(int value)
    {
        string plain = value.ToString(CultureInfo.InvariantCulture);
        if (!Sloppy("notation of an integer"))
            return plain;
        string grouped = value.ToString("#,##0", CultureInfo.InvariantCulture);
        return Pick($"\"{plain}\"", $"\" {plain} \"", $"{plain}.0", $"\"{grouped}\"", grouped, $"\"{grouped.Replace(',', '.')}\"", $"\"{grouped.Replace(',', ' ')}\"", value >= 0 ? $"+{plain}" : plain, value >= 0 ? $"\"+{plain}\"" : plain, $"{plain}.", $"[{plain}]");
    }

    private string Number(decimal value)
    {
        string plain = value.ToString(CultureInfo.InvariantCulture);
        if (!Sloppy("notation of a number"))
            return plain;
        string grouped = value.ToString("#,##0.00", CultureInfo.InvariantCulture);
        string other = grouped.Replace(',', 'x').Replace('.', ',').Replace('x', '.');
        return Pick($"\"{plain}\"", $"\"{grouped}\"", grouped, $"\"{other}\"", other, $"\"{grouped.Replace(",", "\u00A0", StringComparison.Ordinal)}\"", $"\"{other.Replace(".", "’", StringComparison.Ordinal)}\"", $"+{plain}", value is > 0 and < 1 ? plain[1..] : plain, $"\"{plain}\"");
    }

    private string Boolean(bool value)
    {
        string plain = value ? "true" : "false";
        return Sloppy("notation of a boolean") ? Pick($"\"{plain}\"", value ? "True" : "False", $"\"{plain.ToUpperInvariant()}\"", value ? "\"yes\"" : "\"no\"", value ? "1" : "0") : plain;
    }

    private string Enum(Size value)
    {
        string name = value == Size.ExtraLarge ? "extra-large" : value.ToString();
        return Sloppy("notation of an enum")
            ? Pick($"\"{name.ToUpperInvariant()}\"", $"\"{name.ToLowerInvariant().Replace('-', '_')}\"", $"\"**{name}**\"", $"\"Size.{name}\"", $"\"{name}.\"", $"\"({name})\"", $"\"- {name}\"", $"'{name}'", $"[\"{name}\"]", $"\"not {name}\"")
            : $"\"{name}\"";
    }

    private string Date(DateOnly day)
    {
        string plain = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Sloppy("notation of a date")
            ? Pick($"\"{plain}T00:00:00\"", $"\"{plain}T00:00:00Z\"", $"\" {plain} \"", $"\"{plain} 00:00\"", $"\"{day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}\"", $"'{plain}'")
            : $"\"{plain}\"";
    }

    private string Surround(string json, Sheet sheet)
    {
        if (Sloppy("wrapper", 0.7))
            json = Pick($"{{\"result\":{json}}}", $"{{\"ok\":true,\"data\":{json}}}", $"{{\"response\":{{\"sheet\":{json}}}}}", $"[{json}]", $"{{\"type\":\"object\",\"properties\":{json}}}", $"{{\"error\":{json}}}");
        if (Sloppy("extra bracket", 0.5))
            json += Pick("}", "]", "}}", " }");
        if (Sloppy("other JSON before", 0.7))
            json = Pick("{} ", "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}\n", "{\"x\":1} ", "{\"name\":7} ", "[1] ", $"{json}\n") + json;
        if (Sloppy("other JSON after", 0.7))
            json += Pick(" {}", "\n{\"x\":1}", "\nThe field {\"price\": null} is empty.", $"\n{json}", " [1]");
        // An answer that can be read counts more than one that cannot: so both are written well.
        if (Sloppy("another answer after", 0.3))
            json = $"{sheet.ToJson()} No: {(sheet with { Count = sheet.Count + 1 }).ToJson()}";
        if (Sloppy("remark before", 0.7))
            json = Pick("<think>Or {\"name\":\"x\",\"count\":1}?</think>", "/* {\"name\":\"x\",\"count\":1} */ ", "// see below\n", "Here it is:\n", "I {mean} it [1]: ", "\uFEFF", "json\n") + json;
        if (Sloppy("remark after", 0.7))
            json += Pick("\n<think>Or {\"name\":\"x\",\"count\":1}</think>", " // was {\"name\":\"x\",\"count\":1}", " /* {\"name\":\"x\",\"count\":1} */", "\n<!-- {\"name\":\"x\",\"count\":1} -->", "\nAnything else?", ";", "\n\"count\": was hard to read");
        if (Sloppy("fence"))
            json = Pick($"```json\n{json}\n```", $"```\n{json}\n```", $"`{json}`", $"answer({json});");
        return json;
    }

    // The object ends in the middle, and its other members follow.
    private string CloseEarly(string json)
    {
        int comma = json.LastIndexOf(",\"", StringComparison.Ordinal);
        return comma < 0 ? json : json[..comma] + Pick("}", "},", "} ") + json[(comma + (random.Next(2) == 0 ? 0 : 1))..];
    }

    // Marks inside of a text are data, and one that is lost there cannot be noticed.
    private static bool HasMarks(Sheet sheet) =>
        ((string?[])[sheet.Name, sheet.Phone, sheet.Home?.Street, sheet.Home?.Town, .. sheet.Tags ?? []]).Any(static text => text?.Any(static letter => letter is '{' or '}' or '[' or ']' or '"' or ':' or ',' or '\\' or '\'') == true);

    // One character of the structure is lost, or the end. Between digits a comma is data: [1,2] without it is [12].
    private string Damage(string json)
    {
        if (random.Next(3) == 0)
            return json[..random.Next(json.Length)];
        int[] places = [.. Enumerable.Range(0, json.Length).Where(i => json[i] is '{' or '}' or '[' or ']' or '"' or ':' || (json[i] == ',' && !(i + 1 < json.Length && char.IsAsciiDigit(json[i + 1]))))];
        if (places.Length == 0)
            return json;
        int place = places[random.Next(places.Length)];
        return json.Remove(place, 1);
    }

    private string Gap() => Sloppy("white space") ? Pick(" ", "\n", "\u00A0", "/* two */", "// one\n", "\t") : "";

    private string Text() => Words[random.Next(Words.Length)];

    private T? Maybe<T>(Func<T> value) => random.Next(3) == 0 ? default : value();

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private bool Sloppy(string notation, double weight = 1)
    {
        if (random.NextDouble() >= Sloppiness * weight)
            return false;
        Used.Add(notation);
        return true;
    }
}
