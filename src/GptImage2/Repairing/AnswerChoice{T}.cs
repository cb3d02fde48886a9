using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Chooses the answer among several values of a reply.</summary>
internal static class AnswerChoice<T>
{
    /// <summary>
    /// The only value that fits the contract, or the one that has all that the others have, unless a later one that does not fit has
    /// all required members, or a member that it lacks. Where none fits, it is the last one that has members of the contract, unless
    /// an earlier one has a member that it lacks: values are not put together, and none may be lost.
    /// </summary>
    /// <param name="contract">The contract of the reply.</param>
    /// <param name="text">The values of the reply.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="cancellationToken">Cancels the choice.</param>
    /// <param name="other">The second answer, where there are two.</param>
    /// <returns>Null where there are two answers.</returns>
    public static RelaxedValue? Choose(JsonContract<T> contract, ReplyText text, ReadOnlyMemory<byte> reply, CancellationToken cancellationToken, out RelaxedValue? other)
    {
        other = null;
        if (text.Candidates is [var only])
            return only;
        RelaxedValue? best = null;
        List<(RelaxedValue Value, RepairedReading<T> Reading)> recognized = [];
        JsonElement bestDocument = default;
        foreach (RelaxedValue candidate in text.Candidates)
        {
            RepairedReading<T> reading = Read(contract, reply, candidate, cancellationToken);
            if (reading.Reading.Violations.Count > 0)
            {
                bool isRecognized = IsRecognized(contract, reading.Utf8, out bool isComplete);
                // It may be the answer, corrected by the model, that was written wrongly. Or it goes on where the answer ended.
                if (best is not null && ((isRecognized && isComplete) || AddsTo(reading, bestDocument)))
                {
                    other = candidate;
                    return null;
                }

                if (isRecognized)
                    recognized.Add((candidate, reading));
                continue;
            }

            using var parsed = JsonDocument.Parse(reading.Utf8);
            JsonElement document = parsed.RootElement.Clone();
            if (best is null || Holds(document, bestDocument))
            {
                (best, bestDocument) = (candidate, document);
            }
            else if (!Holds(bestDocument, document))
            {
                other = candidate;
                return null;
            }
        }

        if (best is not null)
            return best;
        if (recognized is not [.., var last])
            return text.Candidates[^1];
        using var lastDocument = JsonDocument.Parse(last.Reading.Utf8);
        other = recognized.Find(earlier => earlier.Value != last.Value && AddsTo(earlier.Reading, lastDocument.RootElement)).Value;
        return other is null ? last.Value : null;
    }

    private static RepairedReading<T> Read(JsonContract<T> contract, ReadOnlyMemory<byte> reply, RelaxedValue candidate, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> alone = new EditedText(reply[candidate.Start..candidate.End])
            .Apply(candidate.Edits.Select(edit => edit with { Offset = edit.Offset - candidate.Start })).Utf8;
        ContractReading<T> reading = ContractReader.ReadReply(contract, alone.Span);
        return reading.Fits
            ? new RepairedReading<T>(reading, alone, [])
            : ReplyRepairer<T>.Repair(contract, alone, reading, Leniency.Certain, cancellationToken);
    }

    private static bool IsRecognized(JsonContract<T> contract, ReadOnlyMemory<byte> utf8Json, out bool isComplete)
    {
        isComplete = false;
        if (SourceValue.Parse(utf8Json) is not { IsObject: true } document)
            return false;
        SchemaNode node = contract.SchemaRoot.Of(document, utf8Json.Span);
        isComplete = node.Required.All(name => document.Member(name) is not null);
        return node.MemberNames.Any(name => document.Member(name) is not null);
    }

    // With extension data, no name is unknown.
    private static bool AddsTo(RepairedReading<T> reading, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || SourceValue.Parse(reading.Utf8) is not { IsObject: true } document)
            return false;
        return document.Members.Any(member =>
            !member.Value.IsNull
            && !reading.Reading.UnknownMembers.Contains(JsonPointer.Append("", member.Name), StringComparer.Ordinal)
            && !(answer.TryGetProperty(member.Name, out JsonElement value) && value.ValueKind != JsonValueKind.Null));
    }

    // A member that is null says no more than one that is missing.
    private static bool Holds(JsonElement whole, JsonElement part)
    {
        if (whole.ValueKind != JsonValueKind.Object || part.ValueKind != JsonValueKind.Object)
            return JsonElement.DeepEquals(whole, part);
        foreach (JsonProperty member in part.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !(whole.TryGetProperty(member.Name, out JsonElement value) && JsonElement.DeepEquals(value, member.Value)))
                return false;
        }

        return true;
    }
}
