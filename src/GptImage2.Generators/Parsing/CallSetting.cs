using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>A setting that <c>[CallDefaults]</c> may have.</summary>
/// <param name="Name">The property of the attribute, and of <c>CallOptions</c>.</param>
/// <param name="Range">What its value must be, for a message.</param>
/// <param name="Expression">Returns the value as a C# expression; null when it is out of its range.</param>
internal sealed record CallSetting(string Name, string Range, Func<TypedConstant, string?> Expression)
{
    private const int LongestPromptCacheKey = 64;
    private const int LongestSafetyIdentifier = 128;
    private const int MostMetadata = 16;
    private const int LongestMetadataKey = 64;
    private const int LongestMetadataValue = 512;
    private const string BeginPairs = "new global::System.Collections.Generic.Dictionary<string, string> { ";
    private const string EndPairs = " }";

    /// <summary>Joins the expressions of an interface and of a method; by default that of the method alone counts.</summary>
    public Func<string, string, string> Join { get; init; } = static (_, inner) => inner;

    /// <summary>All settings, in the order in which they are emitted.</summary>
    public static IReadOnlyList<CallSetting> All { get; } =
    [
        Enum("Leniency", "Strict", "Certain", "Lossy"),
        new("MaxCorrections", "a number from 0 to 5", static value => value.Value is int corrections and >= 0 and <= 5 ? corrections.Invariant() : null),
        Enum("CorrectionImages", "Auto", "Always", "Never"),
        Enum("DoubtfulAnswers", "Warn", "Off", "Violation"),
        new("MaxOutputTokens", "a number of at least 1", static value => value.Value is int tokens and >= 1 ? tokens.Invariant() : null),
        Text("Model", int.MaxValue),
        Enum("ServiceTier", "Auto", "Default", "Flex", "Scale", "Priority"),
        Enum("FlexShortage", "Wait", "UseDefaultTier"),
        Enum("ReasoningEffort", "None", "Minimal", "Low", "Medium", "High", "XHigh", "Max"),
        Enum("Verbosity", "Low", "Medium", "High"),
        Text("PromptCacheKey", LongestPromptCacheKey),
        Enum("PromptCacheBreakpoint", "None", "ThirtyMinutes", "TwelveHours"),
        Enum("ImageDetail", "Auto", "Low", "High", "Original"),
        Text("SafetyIdentifier", LongestSafetyIdentifier),
        new("Metadata", "at most 16 pairs \"key=value\", with keys of 1 to 64 and values of at most 512 characters, each key once", Metadata) { Join = JoinPairs },
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

    // The runtime has these limits in CallOptions.
    private static CallSetting Text(string name, int longest) => new(
        name,
        longest == int.MaxValue ? "a name" : $"a text of 1 to {longest.Invariant()} characters",
        value => value.Value is string text && text.Trim().Length > 0 && text.Length <= longest ? CSharpText.Literal(text) : null);

    private static string? Metadata(TypedConstant value)
    {
        if (value.Kind != TypedConstantKind.Array || value.IsNull || value.Values.Length > MostMetadata)
            return null;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new List<string>();
        foreach (TypedConstant item in value.Values)
        {
            if (item.Value is not string pair || pair.IndexOf('=') is not (> 0 and <= LongestMetadataKey and var split) || pair.Length - split - 1 > LongestMetadataValue || !keys.Add(pair.Substring(0, split)))
                return null;
            pairs.Add($"[{CSharpText.Literal(pair.Substring(0, split))}] = {CSharpText.Literal(pair.Substring(split + 1))}");
        }

        return BeginPairs + string.Join(", ", pairs) + EndPairs;
    }

    // A key that stands twice in an initializer has its last value.
    private static string JoinPairs(string outer, string inner)
    {
        (string first, string second) = (PairsOf(outer), PairsOf(inner));
        return BeginPairs + first + (first.Length > 0 && second.Length > 0 ? ", " : "") + second + EndPairs;
    }

    private static string PairsOf(string expression) => expression.Substring(BeginPairs.Length, expression.Length - BeginPairs.Length - EndPairs.Length);

    // The type has the name of the setting.
    private static CallSetting Enum(string name, params string[] members) => new(
        name,
        "one of the names of the enum",
        value => value.Value is int index && index >= 0 && index < members.Length ? $"global::GptImage2.{name}.{members[index]}" : null);
}
