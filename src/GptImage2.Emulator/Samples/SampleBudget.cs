using System.Globalization;
using System.Text.RegularExpressions;

namespace GptImage2.Emulator.Samples;

/// <summary>How large a sample may be, and how much work it may take: a schema in a prompt can ask for any amount of both.</summary>
internal sealed class SampleBudget
{
    /// <summary>How many values a sample may have.</summary>
    public const int MaxValues = 10_000;

    /// <summary>How many characters the names and the values of a sample may have together.</summary>
    public const int MaxCharacters = 1_000_000;

    private const int MaxDepth = 200;
    private const int MaxSteps = 5_000_000;
    private const int MaxSlowMatches = 4;

    // A document that does not fit is made again, with other choices.
    private const int MaxValuesOfAllAttempts = 4 * MaxValues;

    // Whoever checks a value compares it with all that it may be.
    private const int ChoicesOfAValue = 50;

    private int _values;
    private int _valuesOfAllAttempts;
    private long _characters;
    private int _steps;
    private int _slowMatches;

    /// <summary>Gets the patterns that were read for the document: many values may have the same one.</summary>
    public Dictionary<string, (Regex Regex, SamplePatternNode Node)> Patterns { get; } = new(StringComparer.Ordinal);

    public void BeginAttempt() => (_values, _characters) = (0, 0);

    /// <summary>Takes one value.</summary>
    /// <param name="choices">How many values or schemas there were to choose from.</param>
    /// <param name="depth">How many values it is in.</param>
    public void TakeValue(int choices, int depth)
    {
        if (depth > MaxDepth)
            throw TooLarge($"is nested deeper than {MaxDepth} levels");

        int cost = 1 + (choices / ChoicesOfAValue);
        _values += cost;
        _valuesOfAllAttempts += cost;
        CheckValues(_values);
        CheckValues(_valuesOfAllAttempts - MaxValuesOfAllAttempts);
    }

    /// <summary>Refuses a number of values that cannot be taken.</summary>
    public static void CheckValues(long count)
    {
        if (count > MaxValues)
            throw TooLarge($"has more than {MaxValues} values");
    }

    /// <summary>Refuses a number of characters that cannot be taken.</summary>
    public static void CheckCharacters(long count)
    {
        if (count > MaxCharacters)
            throw TooLarge($"has more than {MaxCharacters} characters");
    }

    public void TakeCharacters(int count) => CheckCharacters(_characters += count);

    /// <summary>Takes steps of reading a pattern, or of making a text for it.</summary>
    public void TakeSteps(int count = 1)
    {
        _steps += count;
        if (_steps > MaxSteps)
            throw new SampleException("its patterns take too long to make texts for.", isLimit: true);
    }

    /// <summary>Takes one match of a pattern that did not end in its time.</summary>
    public void TakeSlowMatch()
    {
        if (++_slowMatches > MaxSlowMatches)
            throw new SampleException("its patterns take too long to match.", isLimit: true);
    }

    private static SampleException TooLarge(FormattableString what) =>
        new($"the smallest document that it allows {what.ToString(CultureInfo.InvariantCulture)}.", isLimit: true);
}
