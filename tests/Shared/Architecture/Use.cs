namespace GptImage2.Architecture;

/// <summary>One place in the source where a room uses a type, or a member of a type, of another room.</summary>
internal sealed record Use(string FromRoom, string FromType, string ToRoom, string ToType, string ToMember, string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}:{Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {FromType} uses {ToType}{(ToMember.Length > 0 ? "." + ToMember : "")}";
}
