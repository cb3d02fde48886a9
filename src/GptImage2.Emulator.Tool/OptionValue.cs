using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using GptImage2.Emulator.Faults;

namespace GptImage2.Emulator.Tool;

/// <summary>Reads the values of options.</summary>
internal static class OptionValue
{
    public static ListenAddress Address(string name, string text) => ListenAddress.Parse(name, text);

    public static Func<string, string, T> Between<T>(T min, T max)
        where T : INumber<T> =>
        (name, text) => T.TryParse(text, CultureInfo.InvariantCulture, out T? number) && number >= min && number <= max
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {min} to {max}, not {text}."));

    public static MalformedReply? Malformation(string name, string text) => Enum.TryParse<MalformedReply>(text, ignoreCase: true, out MalformedReply kind) && !char.IsDigit(text[0])
        ? kind
        : throw new UsageException($"{name} takes one of {string.Join(", ", Enum.GetNames<MalformedReply>())}, not {text}.");

    public static ReasoningOverrun Overrun(string name, string text) => text switch
    {
        "empty" => ReasoningOverrun.EmptyContent,
        "error" => ReasoningOverrun.BadRequest,
        _ => throw new UsageException($"{name} takes empty or error, not {text}."),
    };

    public static Fault? Fault(string name, string text)
    {
        try
        {
            return FaultNotation.Read(text);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new UsageException($"{name}: {e.Message}");
        }
    }

    public static Reply? Error(string name, string text)
    {
        try
        {
            return ErrorNotation.Read(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{name}: {e.Message}");
        }
    }

    public static Uri? WebAddress(string name, string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https")
        ? address
        : throw new UsageException($"{name} takes an address of http or https, such as http://127.0.0.1:5000/webhooks, not {text}.");

    public static string? WebhookSecret(string name, string text) => text is ['w', 'h', 's', 'e', 'c', '_', _, ..] && Base64.IsValid(text.AsSpan("whsec_".Length))
        ? text
        : throw new UsageException($"{name} takes whsec_ and base64.");

    public static KeyValuePair<string, FieldSupport> Field(string name, string text)
    {
        if (text.Split('=') is not [var field, var support]
            || RequestField.All.All(f => f.Name != field)
            || !Enum.TryParse<FieldSupport>(support.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out FieldSupport kind)
            || !Enum.IsDefined(kind))
        {
            throw new UsageException($"{name} takes a field and supported, deprecated, default-only, without-reasoning or unsupported, such as stop=supported, not {text}.");
        }

        return new(field, kind);
    }
}
