using System.Globalization;
using System.Text.RegularExpressions;

namespace GptImage2.Correction;

/// <summary>Tells whether a text that was found for a date, a time or a duration has exactly one reading.</summary>
internal static class FoundDate
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    private const string Zone = @"(?<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})";
    private const string Clock = @"(?<hour>[0-9]{1,2})([:.h](?<minute>[0-9]{2})([:.](?<second>[0-9]{2})([.,][0-9]+)?)?)?\s*(?<half>[ap]\.?m\.?)?(\s*(uhr|o'clock|hrs?|h))?";
    private const string Weekday = @"(\p{L}{2,12}\.?,\s*)?";

    private static readonly Regex YearFirst = new(@"\A(?<year>[0-9]{4})[-/. ]?(?<month>[0-9]{1,2})[-/. ]?(?<day>[0-9]{1,2})\z", Options);
    private static readonly Regex YearLast = new(@"\A" + Weekday + @"(?<first>[0-9]{1,2})[-/. ]\s?(?<second>[0-9]{1,2})[-/. ]\s?(?<year>[0-9]{4})\z", Options);
    private static readonly Regex DayNamed = new(@"\A" + Weekday + @"(?<day>[0-9]{1,2})(st|nd|rd|th|\.|º)?[-/ ]?\s*((of|de)\s+)?(?<name>\p{L}{3,12})\.?,?[-/ ]?\s*(de\s+)?(?<year>[0-9]{4})\z", Options);
    private static readonly Regex NameFirst = new(@"\A" + Weekday + @"(?<name>\p{L}{3,12})\.?[-/ ]\s*(?<day>[0-9]{1,2})(st|nd|rd|th)?(,\s*|[-/ ]\s*)(?<year>[0-9]{4})\z", Options);
    private static readonly Regex YearThenName = new(@"\A(?<year>[0-9]{4})[-/ .]\s*(?<name>\p{L}{3,12})\.?[-/ .]\s*(?<day>[0-9]{1,2})\z", Options);

    private static readonly Regex Time = new(@"\A(at\s+)?" + Clock + @"(\s*" + Zone + @")?\z", Options);
    private static readonly Regex DateThenTime = new(@"\A(?<date>.+?)(\s*,\s*|\s+|T|\s+[-–]\s+|\s*,?\s+at\s+)(?<time>" + Clock + @"(\s*" + Zone + @")?)\z", Options);
    private static readonly Regex TimeThenDate = new(@"\A(?<time>" + Clock + @"(\s*" + Zone + @")?)(\s*,\s*|\s+|\s+on\s+)(?<date>.+)\z", Options);

    private static readonly Regex Span = new(
        @"\A([0-9]+\s*(d|days?))?[,\s]*([0-9]+\s*(h|hrs?|hours?))?[,\s]*([0-9]+\s*(min|mins|minutes?))?[,\s]*([0-9]+([.,][0-9]+)?\s*(s|secs?|seconds?))?\z",
        Options);

    private static readonly Regex HoursAndMinutes = new(@"\A[0-9]+\s*h\s*[0-9]{1,2}\s*m?\z", Options);
    private static readonly Regex ColonSpan = new(@"\A-?([0-9]+[.:])?[0-9]{1,2}:[0-5][0-9]:[0-5][0-9]([.,][0-9]{1,7})?\z", Options);
    private static readonly Regex IsoSpan = new(@"\A-?P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+([.,][0-9]+)?S)?)?\z", Options);

    // The first letters of the months in English, German, French, Spanish, Italian, Portuguese and Dutch.
    private static readonly Dictionary<string, int> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = 1,
        ["gen"] = 1,
        ["ene"] = 1,
        ["feb"] = 2,
        ["fév"] = 2,
        ["fev"] = 2,
        ["mar"] = 3,
        ["mär"] = 3,
        ["maa"] = 3,
        ["mrt"] = 3,
        ["apr"] = 4,
        ["avr"] = 4,
        ["abr"] = 4,
        ["may"] = 5,
        ["mai"] = 5,
        ["mag"] = 5,
        ["mei"] = 5,
        ["jun"] = 6,
        ["giu"] = 6,
        ["jul"] = 7,
        ["lug"] = 7,
        ["aug"] = 8,
        ["aoû"] = 8,
        ["ago"] = 8,
        ["sep"] = 9,
        ["set"] = 9,
        ["oct"] = 10,
        ["okt"] = 10,
        ["ott"] = 10,
        ["out"] = 10,
        ["nov"] = 11,
        ["dec"] = 12,
        ["dez"] = 12,
        ["déc"] = 12,
        ["dic"] = 12,
    };

    /// <summary>Whether the text gives exactly one day, with or without a time.</summary>
    public static bool IsDay(string text)
    {
        string trimmed = text.Trim();
        return IsDayAlone(trimmed)
            || (DateThenTime.Match(trimmed) is { Success: true } match && IsDayAlone(match.Groups["date"].Value) && IsTimeOf(match));
    }

    /// <summary>Whether the text gives exactly one time of day.</summary>
    public static bool IsTime(string text) => Time.Match(text.Trim()) is { Success: true } match && IsTimeOf(match);

    /// <summary>Whether the text gives exactly one day and one time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="needsZone">Whether the distance from UTC is needed too.</param>
    public static bool IsMoment(string text, bool needsZone)
    {
        string trimmed = text.Trim();
        foreach (Regex form in (ReadOnlySpan<Regex>)[DateThenTime, TimeThenDate])
        {
            if (form.Match(trimmed) is { Success: true } match && IsDayAlone(match.Groups["date"].Value) && IsTimeOf(match) && (!needsZone || match.Groups["zone"].Success))
                return true;
        }

        return false;
    }

    /// <summary>Whether the text gives exactly one duration. <c>1:23</c> may be minutes or hours.</summary>
    public static bool IsDuration(string text)
    {
        string trimmed = text.Trim();
        return trimmed.AsSpan().IndexOfAnyInRange('0', '9') >= 0
            && (Span.IsMatch(trimmed) || HoursAndMinutes.IsMatch(trimmed) || ColonSpan.IsMatch(trimmed) || IsoSpan.IsMatch(trimmed));
    }

    private static bool IsDayAlone(string text)
    {
        if (YearFirst.Match(text) is { Success: true } iso)
            return IsDate(Number(iso, "year"), Number(iso, "month"), Number(iso, "day"));
        if (YearLast.Match(text) is { Success: true } numbers)
            return IsOneOrder(Number(numbers, "first"), Number(numbers, "second"), Number(numbers, "year"));
        foreach (Regex form in (ReadOnlySpan<Regex>)[DayNamed, NameFirst, YearThenName])
        {
            if (form.Match(text) is { Success: true } named)
                return MonthOf(named.Groups["name"].Value) is { } month && IsDate(Number(named, "year"), month, Number(named, "day"));
        }

        return false;
    }

    // 05/08/2026 is a day in May in some countries, and a day in August in others.
    private static bool IsOneOrder(int first, int second, int year)
    {
        bool dayFirst = IsDate(year, second, first);
        bool monthFirst = IsDate(year, first, second);
        return dayFirst != monthFirst || (dayFirst && first == second);
    }

    private static bool IsTimeOf(Match match)
    {
        int hour = Number(match, "hour");
        bool isHalfDay = match.Groups["half"].Success;
        return (isHalfDay ? hour is >= 1 and <= 12 : hour <= 23 && match.Groups["minute"].Success)
            && Number(match, "minute") <= 59
            && Number(match, "second") <= 59;
    }

    // In French, juin and juillet share their first letters.
    private static int? MonthOf(string name) =>
        name.StartsWith("juin", StringComparison.OrdinalIgnoreCase) ? 6
        : name.StartsWith("juil", StringComparison.OrdinalIgnoreCase) ? 7
        : Months.TryGetValue(name[..3], out int month) ? month
        : null;

    private static bool IsDate(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;
}
