using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>A setting that <c>[CallDefaults]</c> may have.</summary>
/// <param name="Name">The property of the attribute, and of <c>CallOptions</c>.</param>
/// <param name="Range">What its value must be, for a message.</param>
/// <param name="Expression">Returns the value as a C# expression; null when it is out of its range.</param>
internal sealed record CallSetting(string Name, string Range, Func<TypedConstant, string?> Expression)
{
    /// <summary>All settings, in the order in which they are emitted.</summary>
    public static IReadOnlyList<CallSetting> All { get; } =
    [
        Enum("Leniency", "Strict", "Certain", "Lossy"),
        new("MaxCorrections", "a number from 0 to 5", static value => value.Value is int corrections and >= 0 and <= 5 ? corrections.Invariant() : null),
        Enum("CorrectionImages", "Auto", "Always", "Never"),
        Enum("DoubtfulAnswers", "Warn", "Off", "Violation"),
        new("MaxOutputTokens", "a number of at least 1", static value => value.Value is int tokens and >= 1 ? tokens.Invariant() : null),
        new("MaxCost", "a number of US dollars from 0.000001 to 1000000", static value => value.Value is double dollars and >= 0.000_001 and <= 1_000_000 ? ((decimal)dollars).Invariant() + "M" : null),
    ];

    /// <summary>The setting with a name; null when there is none.</summary>
    public static CallSetting? Find(string name)
    {
        foreach (CallSetting setting in All)
        {
            if (setting.Name == name)
                return setting;
        }

        return null;
    }

    // The type has the name of the setting.
    private static CallSetting Enum(string name, params string[] members) => new(
        name,
        "one of the names of the enum",
        value => value.Value is int index && index >= 0 && index < members.Length ? $"global::GptImage2.{name}.{members[index]}" : null);
}
