using System.Globalization;

namespace GptImage2.DependencyInjection;

/// <summary>How one option is read from configuration.</summary>
/// <param name="Name">Its name, with a colon where it is a part of one.</param>
/// <param name="Expected">What its text must be, in words that complete "must be …".</param>
/// <param name="TrySet">Sets it, or says that the text is something else.</param>
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
