using System.ComponentModel;
using System.Text.RegularExpressions;

namespace GptImage2.Generated;

/// <summary>
/// The pattern of a <see cref="System.ComponentModel.DataAnnotations.RegularExpressionAttribute"/>: the complete text must
/// match. A text does not match when the match takes longer than the time limit.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractPattern
{
    private readonly Regex _regex;

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The pattern, as it is written in the attribute.</param>
    /// <param name="timeoutMilliseconds">The time limit of one match, in milliseconds; there is no limit when it is 0 or less.</param>
    public ContractPattern(string pattern, int timeoutMilliseconds = 2000) =>
        _regex = new Regex(
            $@"\A(?:{pattern})\z",
            RegexOptions.CultureInvariant,
            timeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(timeoutMilliseconds) : Regex.InfiniteMatchTimeout);

    /// <summary>Whether all of the text matches.</summary>
    /// <param name="text">The text.</param>
    public bool Matches(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
