using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>Renders a contract as the minified JSON Schema that is sent to the model.</summary>
internal sealed class JsonSchemaWriter
{
    private readonly StringBuilder _json = new(512);
    private readonly Dictionary<string, ContractShape> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _definitions;
    private readonly Dictionary<string, (string Name, EnumValue Value)> _enums;
    private readonly string _root;

    private JsonSchemaWriter(ContractShape root, EquatableArray<ContractShape> references)
    {
        _root = root.ClrType;
        _shapes[root.ClrType] = root;
        foreach (ContractShape shape in references)
            _shapes[shape.ClrType] = shape;
        _definitions = SharedShapes.Name(root, references);
        _enums = SharedEnums.Name(_shapes.Values, _definitions.Values);
    }

    public static string Write(ContractShape root, EquatableArray<ContractShape> references)
    {
        var writer = new JsonSchemaWriter(root, references);
        writer.WriteObject(root, null, nullable: false, writer.WriteDefinitions);
        return writer._json.ToString();
    }

    private void WriteDefinitions()
    {
        if (_definitions.Count + _enums.Count == 0)
            return;
        _json.Append(",\"$defs\":{");
        bool first = true;
        foreach (KeyValuePair<string, string> definition in _definitions)
        {
            if (!first)
                _json.Append(',');
            first = false;
            _json.Append(JsonStringLiteral.Quote(definition.Value)).Append(':');
            WriteObject(_shapes[definition.Key], null, nullable: false);
        }

        foreach ((string name, EnumValue value) in _enums.Values)
        {
            if (!first)
                _json.Append(',');
            first = false;
            _json.Append(JsonStringLiteral.Quote(name)).Append(':');
            WriteEnum(value.Members, nullable: false, Join(value.Description, Meanings(value.Members)));
        }

        _json.Append('}');
    }

    private void WriteObject(ContractShape shape, string? description, bool nullable, Action? suffix = null)
    {
        if (shape.Union is { } union)
        {
            WriteUnion(shape, union, description, nullable, suffix);
            return;
        }

        _json.Append(nullable ? "{\"type\":[\"object\",\"null\"]" : "{\"type\":\"object\"");
        WriteDescription(Join(Join(description, shape.Description), Rules(shape)));
        WriteMembers(shape, null, null);
        suffix?.Invoke();
        _json.Append('}');
    }

    private void WriteUnion(ContractShape shape, UnionModel union, string? description, bool nullable, Action? suffix)
    {
        _json.Append(nullable ? "{\"type\":[\"object\",\"null\"]" : "{\"type\":\"object\"");
        WriteDescription(Join(Join(description, shape.Description), Rules(shape)));
        _json.Append(",\"anyOf\":[");
        bool first = true;
        foreach (UnionCase @case in union.Cases)
        {
            if (!first)
                _json.Append(',');
            first = false;
            ContractShape member = _shapes[@case.ClrType];
            _json.Append("{\"type\":\"object\"");
            WriteDescription(Join(member.Description, Rules(member, shape)));
            WriteMembers(member, union.Discriminator, @case);
            _json.Append('}');
        }

        if (nullable)
            _json.Append(",{\"type\":\"null\"}");
        _json.Append(']');
        suffix?.Invoke();
        _json.Append('}');
    }

    private void WriteMembers(ContractShape shape, string? discriminator, UnionCase? @case)
    {
        _json.Append(",\"properties\":{");
        bool first = @case is null;
        if (@case is not null)
            _json.Append(JsonStringLiteral.Quote(discriminator!)).Append(":{\"enum\":[").Append(@case.IsNumber ? @case.Text : JsonStringLiteral.Quote(@case.Text)).Append("]}");
        foreach (MemberModel member in shape.Members)
        {
            if (!first || @case is not null)
                _json.Append(',');
            first = false;
            _json.Append(JsonStringLiteral.Quote(member.JsonName)).Append(':');
            WriteValue(member.Value, member.Constraints, member.Description);
        }

        _json.Append('}');
        first = true;
        if (@case is not null)
        {
            _json.Append(",\"required\":[").Append(JsonStringLiteral.Quote(discriminator!));
            first = false;
        }

        foreach (MemberModel member in shape.Members)
        {
            if (!member.Required)
                continue;
            _json.Append(first ? ",\"required\":[" : ",").Append(JsonStringLiteral.Quote(member.JsonName));
            first = false;
        }

        if (!first)
            _json.Append(']');
        if (shape.DisallowsUnmapped)
            _json.Append(",\"additionalProperties\":false");
    }

    private void WriteValue(ValueModel value, ConstraintModel constraints, string? description)
    {
        switch (value)
        {
            case ScalarValue scalar:
                if (scalar.Scalar.JsonType is not { } type)
                {
                    WriteAnything(scalar.Nullable ? null : scalar.Scalar.AnythingButNull, description);
                    break;
                }

                WriteType(type, scalar.Nullable);
                WriteDescription(description);
                _json.AppendConstraints(scalar, constraints).Append('}');
                break;
            case EnumValue names when _enums.TryGetValue(names.ClrType, out (string Name, EnumValue Value) shared):
                WriteReference("#/$defs/" + shared.Name, names.Nullable, description);
                break;
            case EnumValue names:
                WriteEnum(names.Members, names.Nullable, Join(description ?? names.Description, Meanings(names.Members)));
                break;
            case FlagsValue flags:
                WriteType("array", flags.Nullable);
                WriteDescription(Join(description ?? flags.Description, Meanings(flags.Members)));
                _json.Append(",\"items\":");
                WriteEnum(flags.Members, nullable: false, null);
                _json.Append(",\"uniqueItems\":true}");
                break;
            case ListValue list:
                WriteType("array", list.Nullable);
                WriteDescription(description);
                _json.Append(",\"items\":");
                WriteValue(list.Element, ConstraintModel.None, null);
                _json.AppendLength("Items", constraints).Append(list.IsSet ? ",\"uniqueItems\":true}" : "}");
                break;
            case DictionaryValue dictionary:
                WriteType("object", dictionary.Nullable);
                WriteDescription(description);
                if (KeyPattern(dictionary.Key) is { } pattern)
                    _json.Append(",\"additionalProperties\":false,\"patternProperties\":{").Append(JsonStringLiteral.Quote(pattern)).Append(':');
                else
                    _json.Append(",\"additionalProperties\":");
                WriteValue(dictionary.Value, ConstraintModel.None, null);
                if (KeyPattern(dictionary.Key) is not null)
                    _json.Append('}');
                _json.AppendLength("Properties", constraints).Append('}');
                break;
            case ContractValue or ObjectValue:
                WriteContract(value, description);
                break;
        }
    }

    private void WriteContract(ValueModel contract, string? description)
    {
        string? reference = contract.ClrType == _root ? "#"
            : _definitions.TryGetValue(contract.ClrType, out string? name) ? "#/$defs/" + name
            : null;
        if (reference is null)
        {
            WriteObject(_shapes[contract.ClrType], description, contract.Nullable);
            return;
        }

        WriteReference(reference, contract.Nullable, description);
    }

    private void WriteReference(string reference, bool nullable, string? description)
    {
        string target = "{\"$ref\":" + JsonStringLiteral.Quote(reference) + "}";
        if (!nullable && description is null)
        {
            _json.Append(target);
            return;
        }

        // Older drafts ignore all keywords next to a $ref, so the description of the member is written around it.
        _json.Append(nullable ? "{\"anyOf\":[" : "{\"allOf\":[").Append(target);
        if (nullable)
            _json.Append(",{\"type\":\"null\"}");
        _json.Append(']');
        WriteDescription(description);
        _json.Append('}');
    }

    private void WriteEnum(EquatableArray<EnumMemberModel> members, bool nullable, string? description)
    {
        _json.Append("{\"enum\":[");
        for (int i = 0; i < members.Count; i++)
            _json.Append(i > 0 ? "," : "").Append(JsonStringLiteral.Quote(members[i].JsonName));
        _json.Append(nullable ? ",null]" : "]");
        WriteDescription(description);
        _json.Append('}');
    }

    /// <summary>The descriptions of the members of an enum, a line each; null if there are none.</summary>
    public static string? Meanings(EquatableArray<EnumMemberModel> members)
    {
        string? meanings = null;
        foreach (EnumMemberModel member in members)
        {
            if (member.Description is not null)
                meanings = (meanings is null ? "" : meanings + "\n") + member.JsonName + ": " + member.Description;
        }

        return meanings;
    }

    private void WriteAnything(string? types, string? description)
    {
        string keywords = types is null ? "" : "\"type\":" + types;
        if (description is not null)
            keywords += (types is null ? "" : ",") + "\"description\":" + JsonStringLiteral.Quote(description);
        _json.Append('{').Append(keywords).Append('}');
    }

    private static string? KeyPattern(ValueModel key) => key switch
    {
        EnumValue names => "^(?:" + string.Join("|", names.Members.Select(member => Escaped(member.JsonName))) + ")$",
        ScalarValue scalar => scalar.Scalar.Key?.Pattern,
        _ => null,
    };

    // Regex.Escape also escapes spaces, which is an error in the regular expressions of JSON Schema.
    private static string Escaped(string name) =>
        string.Concat(name.Select(character => @"\^$.*+?()[]{}|".IndexOf(character) < 0 ? character.ToString() : "\\" + character));

    private void WriteType(string type, bool nullable)
    {
        if (nullable)
            _json.Append("{\"type\":[\"").Append(type).Append("\",\"null\"]");
        else
            _json.Append("{\"type\":\"").Append(type).Append('"');
    }

    private void WriteDescription(string? description)
    {
        if (description is not null)
            _json.Append(",\"description\":").Append(JsonStringLiteral.Quote(description));
    }

    // What holds for every case of a union is said once.
    private static string? Rules(ContractShape shape, ContractShape? union = null)
    {
        string text = string.Join("\n", shape.Checks.Texts.Except(union?.Checks.Texts ?? []));
        return text.Length == 0 ? null : text;
    }

    private static string? Join(string? description, string? more) =>
        description is null ? more : more is null ? description : description + "\n" + more;
}
