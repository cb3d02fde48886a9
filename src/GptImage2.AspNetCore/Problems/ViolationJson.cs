using System.Text.Json;

namespace GptImage2.AspNetCore.Problems;

/// <summary>Writes violations as JSON.</summary>
internal static class ViolationJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ContractViolation> violations)
    {
        json.WriteStartArray();
        foreach (ContractViolation violation in violations)
        {
            json.WriteStartObject();
            json.WriteString("pointer"u8, violation.Path);
            json.WriteString("rule"u8, RuleName(violation.Rule));
            json.WriteString("expected"u8, violation.Expected);
            if (violation.Found is { } found)
                json.WriteString("found"u8, found);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes violations in the form of <c>errors</c> of validation problems: texts by pointer.</summary>
    public static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<ContractViolation> violations)
    {
        json.WriteStartObject();
        foreach (IGrouping<string, ContractViolation> place in violations.GroupBy(static violation => violation.Path))
        {
            json.WriteStartArray(place.Key);
            foreach (ContractViolation violation in place)
                json.WriteStringValue(Text(violation));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static string Text(ContractViolation violation) => $"expected {violation.Expected}, found {violation.Found ?? "nothing"}";

    private static string RuleName(ContractRule rule) => JsonNamingPolicy.CamelCase.ConvertName(rule.ToString());
}
