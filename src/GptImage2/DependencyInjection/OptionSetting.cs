using System.Globalization;

namespace GptImage2.DependencyInjection;

/// <summary>Reads one option from configuration.</summary>
/// <param name="Name">Its name; a part of an option has the name of the option and a colon before it.</param>
/// <param name="Expected">What its text must be, worded so that it completes "must be …".</param>
/// <param name="TrySet">Sets the option; returns false when the text is not a valid value.</param>
internal sealed record OptionSetting(string Name, string Expected, Func<GptImage2Options, string, bool> TrySet)
{
    public static OptionSetting Text(string name, Action<GptImage2Options, string> set) =>
        new(name, "text", (options, text) =>
        {
            set(options, text);
            return true;
        });

    public static OptionSetting Parsed<T>(string name, string expected, Action<GptImage2Options, T> set)
        where T : IParsable<T> =>
        new(name, expected, (options, text) =>
        {
            if (!T.TryParse(text, CultureInfo.InvariantCulture, out T? value))
                return false;
            set(options, value);
            return true;
        });

    public static OptionSetting OneOf<T>(string name, string expected, Action<GptImage2Options, T> set)
        where T : struct, Enum =>
        new(name, expected, (options, text) =>
        {
            if (!Enum.TryParse(text, ignoreCase: true, out T value) || !Enum.IsDefined(value))
                return false;
            set(options, value);
            return true;
        });

    public static OptionSetting Number(string name, Action<GptImage2Options, int> set) => Parsed(name, "an integer", set);

    public static OptionSetting Money(string name, Action<GptImage2Options, decimal> set) => Parsed(name, "a number", set);

    public static OptionSetting Span(string name, Action<GptImage2Options, TimeSpan> set) => Parsed(name, "a time as in 00:01:30", set);
}
