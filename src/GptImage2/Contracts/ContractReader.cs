using System.Diagnostics.CodeAnalysis;
using GptImage2.Generated;

namespace GptImage2.Contracts;

/// <summary>Reads a text with the generated reader of a contract.</summary>
internal static class ContractReader
{
    /// <summary>Reads a text by a contract.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="utf8Json">The text.</param>
    /// <param name="all">Whether up to 10,000 violations are needed, to repair them, and not only the first 64.</param>
    public static ContractReading<T> Read<T>(JsonContract<T> contract, ReadOnlySpan<byte> utf8Json, bool all = false)
    {
        var json = new JsonScanner(utf8Json, all);
        T? value;
        try
        {
            value = contract.ReadFrom(ref json);
        }
        catch (Exception error) when (RefusedValue.IsMeant(error))
        {
            return RefusedValue.Read(contract, utf8Json, json.Position, error, json.BrokenRules);
        }

        json.ReadEnd();
        return Result(json.IsSound ? value : default, utf8Json, ref json, null);
    }

    /// <summary>Reads a reply by a contract. An object in it that has members, but none of its contract, is a violation too.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="utf8Json">The reply.</param>
    /// <param name="all">Whether up to 10,000 violations are needed, to repair them, and not only the first 64.</param>
    public static ContractReading<T> ReadReply<T>(JsonContract<T> contract, ReadOnlySpan<byte> utf8Json, bool all = false)
    {
        ContractReading<T> reading = Read(contract, utf8Json, all);
        if (reading.UnknownOffsets.Count == 0)
            return reading;
        int most = (all ? JsonScanner.MaxRepaired : JsonScanner.MaxViolations + reading.Violations.Count) - reading.Violations.Count;
        IReadOnlyList<ContractViolation> violations = UnrecognizedObjects.Find(contract.SchemaRoot, utf8Json, reading.UnknownOffsets, most, out SourceValue? document);
        reading = reading with { Document = document };
        return violations.Count == 0
            ? reading
            : reading with { Value = default, Violations = [.. reading.Violations.Concat(violations).OrderBy(static violation => violation.Offset)] };
    }

    /// <summary>Turns what the scanner noted into violations with pointers.</summary>
    /// <param name="value">The value.</param>
    /// <param name="utf8Json">The text.</param>
    /// <param name="json">The scanner, after the text.</param>
    /// <param name="error">What the code of the contract threw.</param>
    /// <param name="brokenRules">Rules that were found broken before it threw.</param>
    public static ContractReading<T> Result<T>(T? value, ReadOnlySpan<byte> utf8Json, ref JsonScanner json, Exception? error, List<PendingViolation>? brokenRules = null) => new(
        value,
        ViolationLocator.Locate(utf8Json, Joined(json.Violations, brokenRules ?? json.BrokenRules)),
        json.UnknownMembers is null ? [] : ViolationLocator.Pointers(utf8Json, [.. json.UnknownMembers.Take(JsonScanner.MaxViolations)]),
        error)
    {
        UnknownOffsets = json.UnknownMembers is { } unknown ? unknown : [],
        Warnings = json.Warnings is null ? [] : ViolationLocator.Locate(utf8Json, json.Warnings),
    };

    /// <summary>Reads a text by the contract of its type, and creates a <see cref="ContractReading{T}"/> only when it does not fit.</summary>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> utf8Json,
        [NotNullWhen(true)] out T? value,
        [NotNullWhen(false)] out ContractReading<T>? failure)
        where T : IJsonContract<T>
    {
        var json = new JsonScanner(utf8Json);
        try
        {
            value = T.Read(ref json);
        }
        catch (Exception error) when (RefusedValue.IsMeant(error))
        {
            value = default;
            failure = RefusedValue.Read(SelfContract<T>.Instance, utf8Json, json.Position, error, json.BrokenRules);
            return false;
        }

        json.ReadEnd();
        if (json.IsSound && value is not null)
        {
            failure = null;
            return true;
        }

        value = default;
        failure = Result<T>(default, utf8Json, ref json, null);
        return false;
    }

    private static List<PendingViolation>? Joined(List<PendingViolation>? violations, List<PendingViolation>? brokenRules) =>
        brokenRules is null ? violations
        : violations is null ? brokenRules
        : [.. violations.Concat(brokenRules).Take(JsonScanner.MaxViolations)];
}
