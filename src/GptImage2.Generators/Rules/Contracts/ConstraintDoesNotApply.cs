using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3006: a constraint does not apply to the type of its member.</summary>
internal static class ConstraintDoesNotApply
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3006",
        "The constraint does not apply",
        "[{0}] {3} '{1}': {2}");

    private const string Inapplicable = "does not apply to";

    public const string Strings = "it constrains strings";
    public const string Urls = "it constrains strings and Uri";
    public const string Numbers = "it constrains numbers";
    public const string Lengths = "it constrains strings, lists and dictionaries";
    public const string BoundsAreNoNumbers = "its bounds are not numbers";
    public const string OtherConstants = "it lists strings for a string, or numbers for a number";
    public const string Second = "there is one already: join the two";
    public const string ExtensionDataType = "it stands at a Dictionary<string, JsonElement>";
    public const string SecondExtensionData = "it stands once in a contract";
    public const string ExtensionDataAccessor = "the property needs a set accessor";

    /// <param name="member">The member.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="reason">One of the constants above.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Report(ISymbol member, AttributeData attribute, string reason, DiagnosticSink sink) =>
        sink.Report(Descriptor, member, attribute, attribute.AttributeClass!.AttributeName(), member.Display(), reason, Inapplicable);

    /// <summary>Reports a negative length.</summary>
    public static void ReportLength(ISymbol member, AttributeData attribute, int length, DiagnosticSink sink) =>
        sink.Report(Descriptor, member, attribute, $"{attribute.AttributeClass!.AttributeName()}({length.Invariant()})", member.Display(), "a length is not negative", "on");

    /// <summary>Reports a name of more than one line.</summary>
    public static void ReportName(ISymbol property, DiagnosticSink sink) =>
        sink.Report(Descriptor, property, "JsonPropertyName", property.Display(), "a name is one line", Inapplicable);
}
