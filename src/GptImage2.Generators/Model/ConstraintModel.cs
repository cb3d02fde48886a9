using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The constraints of a value besides its type. Unset parts do not constrain it.</summary>
internal sealed record ConstraintModel
{
    public static ConstraintModel None { get; } = new();

    /// <summary>The smallest number, as JSON writes it.</summary>
    public string? Minimum { get; init; }

    public bool MinimumIsExclusive { get; init; }

    /// <summary>The greatest number, as JSON writes it.</summary>
    public string? Maximum { get; init; }

    public bool MaximumIsExclusive { get; init; }

    /// <summary>The least number of characters, items or members.</summary>
    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The regular expression that the complete text must match.</summary>
    public string? Pattern { get; init; }

    public int PatternTimeout { get; init; }

    /// <summary>The format of the text: an email address, a URL, base64.</summary>
    public TextFormat Format { get; init; }

    /// <summary>
    /// The allowed values: text as it is, numbers as JSON writes them. Empty if all values are allowed.
    /// </summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>Values that are not allowed.</summary>
    public EquatableArray<string> Denied { get; init; }
}
