using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>Makes numbers: small positive ones where the bounds leave the choice.</summary>
internal static class NumberSample
{
    private const decimal Far = 1_000_000_000_000m;
    private const int Steps = 97;

    public static JsonNode Make(JsonSchema schema, SampleSeed seed, string label, int ordinal, bool whole)
    {
        int step = seed.Pick(Steps, label, ordinal);
        try
        {
            decimal number = Candidates(schema, step, whole).Where(n => Fits(schema, n)).Cast<decimal?>().FirstOrDefault()
                ?? throw new SampleException($"no number was found within the bounds of '{label}'.");
            return JsonNode.Parse(Print(number, whole))!;
        }
        catch (OverflowException)
        {
            throw new SampleException($"the bounds of '{label}' need more digits than samples have.", isLimit: true);
        }
    }

    // NJsonSchema fails on an integer that is too large for Int64, unless it is written with a fraction.
    private static string Print(decimal number, bool whole) =>
        number.ToString(!whole && Math.Abs(number) > long.MaxValue ? "0.0" : "0.############################", CultureInfo.InvariantCulture);

    private static IEnumerable<decimal> Candidates(JsonSchema schema, int step, bool whole)
    {
        decimal? low = schema.Minimum ?? schema.ExclusiveMinimum;
        decimal? high = schema.Maximum ?? schema.ExclusiveMaximum;
        (decimal from, decimal to) = Window(low, high);
        if (schema.MultipleOf is { } multiple and > 0)
        {
            decimal first = decimal.Ceiling(from / multiple);
            for (int i = 0; i < Steps; i++)
                yield return (first + ((step + i) % Steps)) * multiple;

            yield return first * multiple;
        }

        for (int i = 0; i < Steps; i++)
        {
            decimal exact = from + ((to - from) * ((step + i) % Steps) / Steps);
            yield return decimal.Round(exact, whole ? 0 : 2);
            if (!whole)
                yield return exact;
        }

        yield return decimal.Ceiling(from);
        yield return decimal.Floor(to);
    }

    /// <summary>A range of about a hundred within the bounds, in 1..100 if that is allowed.</summary>
    private static (decimal From, decimal To) Window(decimal? low, decimal? high)
    {
        (decimal from, decimal to) = (1m, 100m);
        if (low > to - 1)
            (from, to) = (low.Value, high ?? (low.Value < Far ? low.Value + 100 : low.Value));
        else if (high < from + 1)
            (from, to) = (low ?? (high.Value > -Far ? high.Value - 100 : high.Value), high.Value);
        else
            (from, to) = (Math.Max(from, low ?? from), Math.Min(to, high ?? to));

        return to - from > 100 ? (from, from + 100) : (from, to);
    }

    private static bool Fits(JsonSchema schema, decimal number) =>
        number >= (schema.Minimum ?? decimal.MinValue)
        && number <= (schema.Maximum ?? decimal.MaxValue)
        && (schema.ExclusiveMinimum is not { } above || number > above)
        && (schema.ExclusiveMaximum is not { } below || number < below)
        && (schema.MultipleOf is not { } multiple || multiple <= 0 || number % multiple == 0);
}
