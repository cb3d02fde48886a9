using System.Globalization;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Files;

/// <summary>How long a file stays, as a request asks for it.</summary>
internal static class Lifetime
{
    public const long Min = 3_600;
    public const long Max = 2_592_000;

    /// <summary>What a file of purpose <c>batch</c> has unless it asks for another.</summary>
    public const long OfBatchFile = Max;

    public static long? Read(UploadForm form)
    {
        (string? anchor, string? seconds) = (form["expires_after[anchor]"], form["expires_after[seconds]"]);
        if (anchor is null && seconds is null)
            return null;

        CheckAnchor(anchor, "expires_after.anchor");
        return seconds is null
            ? throw ParameterErrors.Missing("expires_after.seconds").Refuse()
            : long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? Check(number, "expires_after.seconds")
                : throw ErrorResponse.BadRequest("Invalid type for 'expires_after.seconds': expected an integer, but got a string instead.", "expires_after.seconds", "invalid_type").Refuse();
    }

    public static void CheckAnchor(string? anchor, string path)
    {
        if (anchor is null)
            throw ParameterErrors.Missing(path).Refuse();

        if (anchor is not "created_at")
            throw ParameterErrors.BadValue(path, anchor, "created_at").Refuse();
    }

    public static long Check(long seconds, string path) => seconds is >= Min and <= Max
        ? seconds
        : throw ParameterErrors.OutOfRange(
            path,
            "integer",
            (seconds > Max ? Max : Min).ToString(CultureInfo.InvariantCulture),
            seconds.ToString(CultureInfo.InvariantCulture),
            seconds > Max).Refuse();
}
