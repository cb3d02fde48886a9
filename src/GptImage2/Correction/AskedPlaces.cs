using GptImage2.Contracts;

namespace GptImage2.Correction;

/// <summary>The places of a reply that a correction asks for. Everything else has to stay as it is.</summary>
internal sealed class AskedPlaces
{
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outer = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private AskedPlaces()
    {
    }

    /// <summary>The places of violations; null when they are about the complete reply.</summary>
    /// <param name="violations">The violations.</param>
    /// <param name="document">The reply.</param>
    /// <param name="reply">Its text.</param>
    /// <param name="schema">The schema of the contract.</param>
    public static AskedPlaces? Of(IReadOnlyList<ContractViolation> violations, SourceValue document, ReadOnlySpan<byte> reply, SchemaNode schema)
    {
        if (violations.Count >= Generated.JsonScanner.MaxViolations)
            return null;
        var asked = new AskedPlaces();
        foreach (ContractViolation violation in violations)
        {
            string place = Widen(violation, document, reply, schema);
            if (place.Length == 0 || violation.Rule is ContractRule.Syntax or ContractRule.Depth)
                return null;
            asked._places.Add(place);
            for (string outer = JsonPointer.Parent(place); asked._outer.Add(outer) && outer.Length > 0; outer = JsonPointer.Parent(outer))
            {
            }

            // A member that is not allowed may have been meant as another one.
            if (violation.Rule == ContractRule.Unmapped)
                asked._open.Add(JsonPointer.Parent(place));
        }

        return asked;
    }

    /// <summary>Whether the value at a place was asked for itself. What is inside of it was asked for with it.</summary>
    public bool Has(string place) => _places.Contains(place);

    /// <summary>Whether something inside of the value at a place was asked for.</summary>
    public bool HasInside(string place) => _outer.Contains(place);

    /// <summary>Whether the object at a place may get members that it did not have.</summary>
    public bool MayGrow(string place) => _open.Contains(place);

    // Another derived type has other members, and a list without a repeated item has another length.
    private static string Widen(ContractViolation violation, SourceValue document, ReadOnlySpan<byte> reply, SchemaNode schema)
    {
        string parent = JsonPointer.Parent(violation.Path);
        if (violation.Path.Length == 0)
            return "";
        bool isDiscriminator = schema.Follow(parent, document, reply)?.Discriminator is { } name && name == JsonPointer.Last(violation.Path);
        bool isRepeatedItem = violation.Rule == ContractRule.Duplicate && document.Follow(parent) is [.., { IsArray: true }];
        return isDiscriminator || isRepeatedItem ? parent : violation.Path;
    }
}
