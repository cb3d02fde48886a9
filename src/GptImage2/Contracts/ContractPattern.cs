using System.ComponentModel;
using System.Text.RegularExpressions;

namespace GptImage2.Generated;

/// <summary>
/// The pattern of a <see cref="System.ComponentModel.DataAnnotations.RegularExpressionAttribute"/>: the complete text must
/// match. A text does not match when the match takes longer than the time limit.
/// </summary>
/// <remarks>
/// A pattern that backtracks for long is matched without backtracking from then on, in a time that grows with the length of
/// the text. Only patterns with constructs that need backtracking, such as lookaheads, cannot be matched so.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractPattern
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    private readonly string _pattern;
    private readonly TimeSpan _timeout;
    private Regex _regex;
    private bool _isSlow;

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The pattern, as it is written in the attribute.</param>
    /// <param name="timeoutMilliseconds">The time limit of one match, in milliseconds; there is no limit when it is 0 or less.</param>
    public ContractPattern(string pattern, int timeoutMilliseconds = 2000)
    {
        _pattern = $@"\A(?:{pattern})\z";
        _timeout = timeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(timeoutMilliseconds) : Regex.InfiniteMatchTimeout;
        _regex = new Regex(_pattern, RegexOptions.CultureInvariant, timeoutMilliseconds > 0 && _timeout < Short ? _timeout : Short);
    }

    /// <summary>Whether all of the text matches.</summary>
    /// <param name="text">The text.</param>
    public bool Matches(string text)
    {
        Regex regex = _regex;
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException) when (!Volatile.Read(ref _isSlow))
        {
            _regex = Slow();
            Volatile.Write(ref _isSlow, true);
            return Matches(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Another thread may have changed the pattern after this one began to match.
            return regex != _regex && Matches(text);
        }
    }

    private Regex Slow()
    {
        try
        {
            return new Regex(_pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, _timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(_pattern, RegexOptions.CultureInvariant, _timeout);
        }
    }
}
