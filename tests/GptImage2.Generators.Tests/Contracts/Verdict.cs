namespace GptImage2.Generators.Tests.Contracts;

/// <summary>What a reader makes of a document, in one line: what it holds, or all that is wrong with it.</summary>
internal static class Verdict
{
    public static string Of<T>(string json)
        where T : IJsonContract<T> => JsonContract.TryParse<T>(json, out T? value, out IReadOnlyList<ContractViolation> violations)
            ? JsonContract.ToText(value)
            : string.Join("; ", violations.Select(violation => $"{violation.Path} {violation.Rule} {violation.Offset}")).ReplaceLineEndings(" ");
}
