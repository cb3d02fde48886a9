using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>Renders a contract as a TypeScript type, for shorter prompts.</summary>
internal sealed class TypeScriptWriter
{
    private readonly Dictionary<string, ContractShape> _shapes = new(StringComparer.Ordinal);
    private readonly TypeScriptNames _names;
    private readonly ContractShape _root;

    private TypeScriptWriter(ContractShape root, EquatableArray<ContractShape> references)
    {
        _root = root;
        _shapes[root.ClrType] = root;
        foreach (ContractShape shape in references)
            _shapes[shape.ClrType] = shape;
        _names = new TypeScriptNames(root, references);
    }

    public static string Write(ContractShape root, EquatableArray<ContractShape> references)
    {
        var writer = new TypeScriptWriter(root, references);
        return writer.Write();
    }

    private string Write()
    {
        // A root without other declarations needs no name. Otherwise it comes first, directly after the sentence about it.
        if (_names.IsEmpty)
            return Object(_root);
        StringBuilder text = new StringBuilder("type ").Append(TypeScriptNames.Root).Append('=').Append(Object(_root));
        foreach (KeyValuePair<string, string> name in _names.Shapes)
            text.Append("\ntype ").Append(name.Value).Append('=').Append(Object(_shapes[name.Key]));
        foreach (KeyValuePair<ValueModel, string> name in _names.Enums)
            text.Append("\ntype ").Append(name.Value).Append('=').Append(Enum(name.Key));
        return text.ToString();
    }

    private static string Enum(ValueModel value) => value is FlagsValue flags
        ? TypeScriptEnums.Names(flags.Members)
        : TypeScriptText.Comment([TypeScriptText.Remark(((EnumValue)value).Description)]) + TypeScriptEnums.Names(((EnumValue)value).Members);

    private string Object(ContractShape shape)
    {
        if (shape.Union is not { } union)
            return Members(shape, null, null);
        IEnumerable<string> cases = union.Cases.Select(@case => Members(_shapes[@case.ClrType], shape, @case));
        return TypeScriptText.Comment([TypeScriptText.Remark(shape.Description), .. shape.Checks.Texts.Select(TypeScriptText.Remark)]) + string.Join("|", cases);
    }

    private string Members(ContractShape shape, ContractShape? union, UnionCase? @case)
    {
        var text = new StringBuilder("{");
        IEnumerable<string> rules = shape.Checks.Texts.Except(union?.Checks.Texts ?? []);
        text.Append(TypeScriptText.Comment([TypeScriptText.Remark(shape.Description), .. rules.Select(TypeScriptText.Remark), shape.DisallowsUnmapped ? "no other members" : null]));
        if (@case is not null)
            text.Append(TypeScriptText.Name(union!.Union!.Discriminator)).Append(':').Append(@case.IsNumber ? @case.Text : JsonStringLiteral.Quote(@case.Text)).Append(',');
        foreach (MemberModel member in shape.Members)
        {
            text.Append(TypeScriptText.Name(member.JsonName)).Append(member.Required ? ":" : "?:")
                .Append(Value(member.Value, member.Constraints, member.Description)).Append(',');
        }

        if (text[text.Length - 1] == ',')
            text.Length--;
        return text.Append('}').ToString();
    }

    private string Value(ValueModel value, ConstraintModel constraints, string? description)
    {
        string type = Type(value, constraints, out IEnumerable<string?> remarks);
        if (value is ScalarValue { Nullable: false, Scalar.AnythingButNull: not null })
            remarks = remarks.Append("not null");
        if (value.Nullable && type != "any")
            type += "|null";
        if (value is EnumValue @enum && !_names.Has(value))
            description ??= @enum.Description;
        else if (value is FlagsValue flags)
            description ??= flags.Description;
        string comment = TypeScriptText.Comment([TypeScriptText.Remark(description), .. remarks]);

        // The comment of a member with a long type is written before the type, not after it.
        return type.IndexOf('{') >= 0 ? comment + type : type + comment;
    }

    private string Type(ValueModel value, ConstraintModel constraints, out IEnumerable<string?> remarks)
    {
        remarks = [];
        switch (value)
        {
            case ScalarValue scalar:
                remarks = [scalar.Scalar.Remark, .. TypeScriptRemarks.Of(scalar, constraints)];
                return constraints.Allowed.Count > 0
                    ? string.Join("|", constraints.Allowed.Select(allowed => TypeScriptRemarks.Literal(scalar, allowed, JsonStringLiteral.Quote)))
                    : scalar.Scalar.TypeScript;
            case EnumValue names:
                return _names.Of(names) ?? TypeScriptEnums.Names(names.Members);
            case FlagsValue flags:
                remarks = ["unique"];
                return TypeScriptEnums.Parenthesised(_names.Of(flags) ?? TypeScriptEnums.Names(flags.Members), flags.Members.Count > 1 && !_names.Has(flags)) + "[]";
            case ListValue list:
                remarks = [TypeScriptRemarks.Length(constraints, "items"), list.IsSet ? "unique" : null];
                return Element(list.Element) + "[]";
            case DictionaryValue dictionary:
                remarks = [TypeScriptRemarks.Length(constraints, "keys")];
                return Dictionary(dictionary);
            default:
                return value.ClrType == _root.ClrType ? TypeScriptNames.Root : _names.Of(value) ?? Object(_shapes[value.ClrType]);
        }
    }

    private string Element(ValueModel element)
    {
        string type = Value(element, ConstraintModel.None, null);
        bool isUnion = element.Nullable && !(element is ScalarValue { Scalar.IsAnything: true });
        if (!_names.Has(element))
        {
            isUnion = isUnion
                || element is EnumValue { Members.Count: > 1 }
                || (element.ClrType != _root.ClrType && _shapes.TryGetValue(element.ClrType, out ContractShape? shape) && shape.Union is { Cases.Count: > 1 });
        }

        return TypeScriptEnums.Parenthesised(type, isUnion);
    }

    private string Dictionary(DictionaryValue dictionary)
    {
        string value = Value(dictionary.Value, ConstraintModel.None, null);
        return dictionary.Key switch
        {
            EnumValue names => "{[k in " + (_names.Of(names) ?? TypeScriptEnums.Names(names.Members)) + "]?:" + value + "}",
            ScalarValue { Scalar.IsString: true } => "Record<string," + value + ">",
            ScalarValue { Scalar.Key.TypeScript: { } names } => "{[k in " + names + "]?:" + value + "}",
            ScalarValue { Scalar: var scalar } => "Record<" + scalar.TypeScript + TypeScriptText.Comment([scalar.Remark, TypeScriptRemarks.Bounds(scalar, ConstraintModel.None)]) + "," + value + ">",
            _ => throw new InvalidOperationException(dictionary.Key.ClrType),
        };
    }
}
