namespace GptImage2.Architecture;

/// <summary>An arrow between two rooms that must not be there, with the uses that draw it.</summary>
internal sealed record Violation(string FromRoom, string ToRoom, string Reason, IReadOnlyList<Use> Uses)
{
    private const int Shown = 20;

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            $"{FromRoom} -> {ToRoom}: {Reason}",
            .. Uses.Take(Shown).Select(use => "  " + use),
            .. Uses.Count > Shown ? [$"  and {Uses.Count - Shown} more"] : Array.Empty<string>(),
        ]);
}
