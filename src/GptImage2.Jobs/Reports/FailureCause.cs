using System.Text.RegularExpressions;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Reports;

/// <summary>Why an item failed, without what is different from item to item: failures with the same cause are shown together.</summary>
/// <param name="Type">The type of the exception.</param>
/// <param name="Text">Its message, or the places of its violations.</param>
internal sealed partial record FailureCause(string Type, string Text)
{
    private const int MostCharacters = 300;
    private const string Before = ", found ";

    public static FailureCause Of(StoredItem item)
    {
        string text = item.Violations.Count > 0
            ? string.Join("; ", item.Violations.Select(PlaceOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            : Digits().Replace(item.ErrorMessage ?? "", "…");
        return new FailureCause(item.ErrorType ?? "an unknown error", text.Length > MostCharacters ? text[..MostCharacters] : text);
    }

    /// <summary>A violation without what was found, and with <c>*</c> for the indexes of lists.</summary>
    public static string PlaceOf(string violation)
    {
        int found = violation.IndexOf(Before, StringComparison.Ordinal);
        string place = found < 0 ? violation : violation[..found];
        int end = place.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? place : ViolationPath.WithoutIndexes(place[..end]) + place[end..];
    }

    // The status of HTTP says what kind of failure it is.
    [GeneratedRegex("(?<!HTTP )(?<![0-9])[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
