namespace GptImage2.Text;

/// <summary>Reads and writes dates, times and durations exactly in the forms of ISO 8601 and RFC 3339.</summary>
internal static class Iso8601
{
    public const int DateLength = 10;

    private const int FractionDigits = 7;

    // The separators of YYYY-MM- and of hh:mm:ss become zero, while the digits become their values.
    private const ulong DateDashes = 0x1D00001D00000000;
    private const ulong DateDashBytes = 0xFF0000FF00000000;
    private const ulong TimeColons = 0x00000A00000A0000;
    private const ulong TimeColonBytes = 0x0000FF0000FF0000;

    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != DateLength)
            return false;
        ulong word = DigitWord.Read(text, 0) ^ DateDashes;
        if (DigitWord.OtherThanDigits(word) != 0 || (word & DateDashBytes) != 0 || !TryDigits(text[DigitWord.Length..], out int day))
            return false;
        int year = (int)DigitWord.Sum(word, 32);
        int month = DigitWord.Two(word, 5);
        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;

        value = new DateOnly(year, month, day);
        return true;
    }

    public static bool TryParseTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        if (text.Length == DigitWord.Length)
            return TryWholeSeconds(text, out value);
        if (text.Length < 5
            || text[2] != (byte)':'
            || !TryDigits(text[..2], out int hour)
            || !TryDigits(text.Slice(3, 2), out int minute)
            || hour > 23
            || minute > 59)
        {
            return false;
        }

        int second = 0;
        long fraction = 0;
        if (text.Length > 5
            && (text.Length < 8
                || text[5] != (byte)':'
                || !TryDigits(text.Slice(6, 2), out second)
                || second > 59
                || (text.Length > 8 && (text[8] != (byte)'.' || !TryFraction(text[8..], out fraction)))))
        {
            return false;
        }

        value = new TimeOnly(hour, minute, second).Add(new TimeSpan(fraction));
        return true;
    }

    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out DateTime value, out TimeSpan? offset)
    {
        value = default;
        offset = null;
        if (text.Length < 16 || (text[10] | 0x20) != (byte)'t' || !TryParseDate(text[..10], out DateOnly date))
            return false;

        ReadOnlySpan<byte> rest = text[11..];
        int zone = rest.Length >= 8 && rest[5] == (byte)':' ? 8 : 5;
        while (zone < rest.Length && rest[zone] is (>= (byte)'0' and <= (byte)'9') or (byte)':' or (byte)'.' or (byte)',')
            zone++;
        if (zone < rest.Length)
        {
            if (!TryOffset(rest[zone..], out TimeSpan parsed))
                return false;
            offset = parsed;
            rest = rest[..zone];
        }

        if (!TryParseTime(rest, out TimeOnly time))
            return false;
        value = date.ToDateTime(time);
        return true;
    }

    public static bool TryApply(DateTime local, TimeSpan offset, out DateTimeOffset instant)
    {
        long utc = local.Ticks - offset.Ticks;
        bool valid = utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks;
        instant = valid ? new DateTimeOffset(local, offset) : default;
        return valid;
    }

    // Years and months do not have a fixed length, so they are rejected. Weeks cannot be combined with other units.
    public static bool TryParseDuration(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        bool negative = text.StartsWith("-"u8);
        if (negative)
            text = text[1..];
        if (text.Length < 3 || text[0] != (byte)'P')
            return false;
        text = text[1..];

        decimal ticks = 0;
        bool time = false;
        int rank = -1;
        while (!text.IsEmpty)
        {
            if (text[0] == (byte)'T')
            {
                if (time || text.Length == 1)
                    return false;
                time = true;
                text = text[1..];
            }

            int length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (length is <= 0 or > 12)
                return false;
            decimal amount = decimal.Parse(text[..length], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
            text = text[length..];
            long fraction = 0;
            int fractionEnd = text[0] is (byte)'.' or (byte)',' ? text.IndexOf((byte)'S') : 0;
            if (fractionEnd < 0 || (fractionEnd > 0 && !TryFraction(text[..fractionEnd], out fraction)))
                return false;
            text = text[fractionEnd..];

            int unit = (time ? "HMS"u8 : "WD"u8).IndexOf(text[0]) + (time ? 2 : 0);
            bool weeks = unit == 0 && !time;
            if (unit < (time ? 2 : 0) || unit <= rank || (weeks && text.Length > 1))
                return false;
            rank = unit;
            ticks += amount * unit switch
            {
                0 => TimeSpan.TicksPerDay * 7,
                1 => TimeSpan.TicksPerDay,
                2 => TimeSpan.TicksPerHour,
                3 => TimeSpan.TicksPerMinute,
                _ => TimeSpan.TicksPerSecond,
            } + fraction;
            text = text[1..];
        }

        if (negative)
            ticks = -ticks;
        if (rank < 0 || ticks < long.MinValue || ticks > long.MaxValue)
            return false;
        value = new TimeSpan((long)ticks);
        return true;
    }

    private static bool TryWholeSeconds(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        ulong word = DigitWord.Read(text, 0) ^ TimeColons;
        int hour = DigitWord.Two(word, 0);
        int minute = DigitWord.Two(word, 3);
        int second = DigitWord.Two(word, 6);
        bool valid = DigitWord.OtherThanDigits(word) == 0 && (word & TimeColonBytes) == 0 && hour <= 23 && minute <= 59 && second <= 59;
        value = valid ? new TimeOnly(((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond) : default;
        return valid;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length == 1)
            return (text[0] | 0x20) == (byte)'z';
        if (text.Length != 6
            || text[0] is not ((byte)'+' or (byte)'-')
            || text[3] != (byte)':'
            || !TryDigits(text.Slice(1, 2), out int hours)
            || !TryDigits(text.Slice(4, 2), out int minutes)
            || minutes > 59
            || hours * 60 + minutes > 14 * 60)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        if (text[0] == (byte)'-')
            offset = -offset;
        return true;
    }

    // Digits beyond a tick are rejected unless they are zeros, since removing them would change the value.
    private static bool TryFraction(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 2 || text[0] is not ((byte)'.' or (byte)','))
            return false;
        ReadOnlySpan<byte> digits = text[1..];
        for (int i = 0; i < Math.Max(digits.Length, FractionDigits); i++)
        {
            int digit = i < digits.Length ? digits[i] - '0' : 0;
            if ((uint)digit > 9 || (i >= FractionDigits && digit != 0))
                return false;
            if (i < FractionDigits)
                ticks = ticks * 10 + digit;
        }

        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if ((uint)(digit - '0') > 9)
                return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
