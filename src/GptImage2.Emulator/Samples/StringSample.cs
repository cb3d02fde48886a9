using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>Makes strings that say they are samples, as far as format, pattern and length leave room for it.</summary>
internal static class StringSample
{
    private static readonly DateTime FirstDay = new(2026, 1, 15, 10, 30, 0, DateTimeKind.Utc);

    public static JsonNode Make(JsonSchema schema, SampleSeed seed, SampleBudget budget, string label, int ordinal)
    {
        int min = schema.MinLength ?? 0;
        int max = schema.MaxLength ?? int.MaxValue;
        if (max < min)
            throw new SampleException($"no string can be as long as '{label}' wants it.");

        SampleBudget.CheckCharacters(min);
        string text = !string.IsNullOrEmpty(schema.Pattern)
            ? PatternSample.Make(schema.Pattern, min, max, seed, budget, label, ordinal)
            : OfFormat(schema.Format, seed, label, ordinal) ?? Plain(label, ordinal, min, max);
        budget.TakeCharacters(text.Length);
        return text;
    }

    public static string Plain(string label, int ordinal, int min, int max)
    {
        string suffix = ordinal == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {ordinal + 1}");
        var text = new StringBuilder($"sample {label}");
        while (text.Length + suffix.Length < min)
            text.Append(" sample");

        if (max == 1)
            return ((char)('a' + ((ordinal + 18) % 26))).ToString();

        int room = Math.Max(0, max - suffix.Length);
        if (text.Length > room)
            text.Length = room;

        if (suffix.Length > max)
            suffix = suffix[^max..];

        // A space at the end would be lost on readers that trim.
        if (text.Length > 0 && text[^1] == ' ')
            text[^1] = 's';

        return text.Append(suffix).ToString();
    }

    private static string? OfFormat(string? format, SampleSeed seed, string label, int ordinal)
    {
        int number = seed.Pick(300, label, ordinal);
        string slug = Slug(label, ordinal);
        return format switch
        {
            "date" => FirstDay.AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => FirstDay.AddDays(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            "time" => FirstDay.AddMinutes(number).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            "duration" => string.Create(CultureInfo.InvariantCulture, $"PT1H{number % 60}M"),
            "time-span" => string.Create(CultureInfo.InvariantCulture, $"01:{number % 60:00}:00"),
            "uuid" or "guid" => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number + 1:000000000000}"),
            "uri" or "uri-reference" or "iri" => $"https://sample.example/{slug}",
            "email" => $"{slug}@sample.example",
            "hostname" => "sample.example",
            "ipv4" or "ip-v4" => string.Create(CultureInfo.InvariantCulture, $"192.0.2.{number % 250}"),
            "ipv6" => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number + 1}"),
            "byte" or "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"sample {slug}")),
            _ => null,
        };
    }

    private static string Slug(string label, int ordinal)
    {
        string slug = new string([.. label.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        slug = slug.Length == 0 ? "sample" : slug;
        return ordinal == 0 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{ordinal + 1}");
    }
}
