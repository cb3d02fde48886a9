using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Repairing;

namespace GptImage2.Correction;

/// <summary>
/// Decides whether the model must look at the images again to correct a reply, or whether the text of the reply holds all
/// that is needed. In doubt it must look.
/// </summary>
internal sealed class ImageNeed
{
    // A text with one of these may be several items, or hold a character that was not legible.
    private static readonly SearchValues<char> Several = SearchValues.Create(",;|/\n?");

    private readonly ReadOnlyMemory<byte> _reply;
    private readonly SchemaNode _schema;
    private readonly SourceValue? _document;

    private ImageNeed(ReadOnlyMemory<byte> reply, SchemaNode schema)
    {
        _reply = reply;
        _schema = schema;
        _document = SourceValue.Parse(reply);
    }

    private ReadOnlySpan<byte> Json => _reply.Span;

    /// <summary>Whether one of the violations needs the images.</summary>
    /// <param name="reply">The reply after all possible repairs.</param>
    /// <param name="violations">The violations that are left.</param>
    /// <param name="schema">The schema of the contract.</param>
    public static bool IsGiven(ReadOnlyMemory<byte> reply, IReadOnlyList<ContractViolation> violations, SchemaNode schema)
    {
        // The reader stopped counting: there may be more violations, of any kind.
        if (violations.Count >= JsonScanner.MaxViolations)
            return true;
        var need = new ImageNeed(reply, schema);
        return violations.Any(violation => !need.HoldsAll(violation));
    }

    private bool HoldsAll(ContractViolation violation) => violation.Rule switch
    {
        ContractRule.Syntax => CompleteReply.HoldsAll(Json, _schema),
        ContractRule.Unmapped => true,
        ContractRule.Duplicate => IsRepeatedMember(violation.Path),
        ContractRule.Type => TryFind(violation, out SourceValue? value, out SchemaNode? node) && HoldsValue(value, node),
        ContractRule.Enum => TryFind(violation, out SourceValue? value, out SchemaNode? node) && value.IsString
            && (UnionOf(violation.Path) is { } union ? HoldsDerivedType(value, union, violation.Path) : FoundText.HoldsName(value.Text(Json), node.Texts)),
        ContractRule.Format => TryFind(violation, out SourceValue? value, out SchemaNode? node) && value.IsString && FoundText.HoldsFormat(value.Text(Json), node, violation.Expected),
        ContractRule.Pattern => TryFind(violation, out SourceValue? value, out SchemaNode? node) && value.IsString && FoundText.HoldsPattern(value.Text(Json), node),
        _ => false,
    };

    // A violation of a name of a dictionary leads to the value: then the found text is another one.
    private bool TryFind(ContractViolation violation, [NotNullWhen(true)] out SourceValue? value, [NotNullWhen(true)] out SchemaNode? node)
    {
        value = _document?.Follow(violation.Path) is [.., var found] ? found : null;
        node = value is null ? null : _schema.Follow(violation.Path, _document!, Json);
        if (value is null || node is null || violation.Found is not { Length: > 0 } text)
            return false;
        return value.Raw(Json).StartsWith(text[..^1], StringComparison.Ordinal);
    }

    private bool HoldsValue(SourceValue value, SchemaNode node)
    {
        if (value.IsNull)
            return false;
        if (value.IsNumber && node.Allows("integer"))
            return FoundNumber.HasOneReading(value.Raw(Json), isInteger: true);
        if (value.IsNumber && node.Allows("boolean"))
            return FoundText.HoldsBoolean(value.Raw(Json));
        if (value.IsNumber || value.IsBoolean)
            return (node.Allows("string") && HoldsText(value.Raw(Json), node)) || HoldsSingle(value, node);
        if (value.IsArray)
            return value.Items is [var only] && !only.IsNull && node.AllowsKindOf(only);
        if (value.IsObject)
            return HoldsSingle(value, node);
        string text = value.Text(Json);
        return (node.Allows("number") && FoundNumber.HasOneReading(text, isInteger: false))
            || (node.Allows("integer") && FoundNumber.HasOneReading(text, isInteger: true))
            || (node.Allows("boolean") && FoundText.HoldsBoolean(text))
            || ((node.Allows("object") || node.Allows("array")) && EncodedFits(text, node))
            || HoldsSingle(value, node);
    }

    // A plain text can be any scalar in quotes; one that has a form cannot.
    private static bool HoldsText(string raw, SchemaNode node) =>
        node.Texts.Count > 0 ? node.Texts.Contains(raw) : node is { Format: null, Pattern: null };

    private static bool EncodedFits(string text, SchemaNode node) =>
        SourceValue.Parse(Encoding.UTF8.GetBytes(text)) is { } decoded && (decoded.IsObject || decoded.IsArray) && node.AllowsKindOf(decoded);

    // One item for a list, or one value for an object that has a single member.
    private bool HoldsSingle(SourceValue value, SchemaNode node)
    {
        if (value.IsString && value.Text(Json).Trim() is var text && (text.Length == 0 || text.AsSpan().ContainsAny(Several)))
            return false;
        if (node.Items is { } item)
            return item.AllowsKindOf(value);
        return !value.IsObject && node.MemberNames is [var name] && node.Member(name) is { } member && member.AllowsKindOf(value);
    }

    // The union whose discriminator a path leads to.
    private SchemaNode? UnionOf(string path) =>
        _schema.Follow(JsonPointer.Parent(path), _document!, Json) is { Discriminator: { } name } union && name == JsonPointer.Last(path) ? union : null;

    // The name of a derived type is unknown. A spelling of it, or the members of the object, can say which one is meant.
    private bool HoldsDerivedType(SourceValue name, SchemaNode union, string path)
    {
        string discriminator = union.Discriminator!;
        if (_document!.Follow(JsonPointer.Parent(path)) is not [.., { IsObject: true } holder])
            return false;
        SchemaNode[] fitting = [.. union.DerivedTypes.Where(derived => derived.Required.All(required => holder.Member(required) is not null))];
        if (Spelling.Match(name.Text(Json), union.DiscriminatorTexts(discriminator)) is { } spelled)
            return Array.Exists(fitting, derived => derived.Member(discriminator)!.Texts.Contains(spelled));
        return fitting is [var only] && only.Required.Any(required => union.DerivedTypes.All(other => other == only || !other.MemberNames.Contains(required)));
    }

    // A member that is there twice with the same value. Of two values, or of two equal items, one may be misread.
    private bool IsRepeatedMember(string path)
    {
        if (_document?.Follow(JsonPointer.Parent(path)) is not [.., { IsObject: true } holder])
            return false;
        string name = JsonPointer.Last(path);
        return holder.Members.Where(member => member.Name == name).Select(member => member.Value.Raw(Json)).Distinct(StringComparer.Ordinal).Count() == 1;
    }
}
