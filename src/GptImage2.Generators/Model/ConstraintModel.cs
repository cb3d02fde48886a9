using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What a value must be besides its type. Unset parts say nothing.</summary>
internal sealed record ConstraintModel
{
    public static ConstraintModel None { get; } = new();

    /// <summary>The least number, as JSON writes it.</summary>
    public string? Minimum { get; init; }

    public bool MinimumIsExclusive { get; init; }

    /// <summary>The greatest number, as JSON writes it.</summary>
    public string? Maximum { get; init; }

    public bool MaximumIsExclusive { get; init; }

    /// <summary>The least number of characters, items or members.</summary>
    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The regular expression that all of the text matches.</summary>
    public string? Pattern { get; init; }

    public int PatternTimeout { get; init; }

    /// <summary>What the text is besides: an address, a URL, base64.</summary>
    public TextFormat Format { get; init; }

    /// <summary>The only values: text as it is, numbers as JSON writes them. Empty where any will do.</summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>Values that are none.</summary>
    public EquatableArray<string> Denied { get; init; }
}
