using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>Renders a contract as the minified JSON Schema that the model is told.</summary>
internal sealed class JsonSchemaWriter
{
    private readonly StringBuilder _json = new(512);
    private readonly Dictionary<string, ContractShape> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _definitions = new(StringComparer.Ordinal);
    private readonly string _root;

    private JsonSchemaWriter(ContractShape root, EquatableArray<ContractShape> references)
    {
        _root = root.ClrType;
        _shapes[root.ClrType] = root;
        foreach (ContractShape shape in references)
            _shapes[shape.ClrType] = shape;
        NameDefinitions();
    }

    public static string Write(ContractShape root, EquatableArray<ContractShape> references)
    {
        var writer = new JsonSchemaWriter(root, references);
        writer.WriteObject(root, null, nullable: false, writer.WriteDefinitions);
        return writer._json.ToString();
    }

    // A contract that is referred to more than once, or by itself, stands once under $defs; the root is "#".
    private void NameDefinitions()
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ContractShape shape in _shapes.Values)
        {
            foreach (MemberModel member in shape.Members)
                CountUses(member.Value, uses);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ContractShape shape in _shapes.Values)
        {
            if (shape.ClrType == _root || !uses.TryGetValue(shape.ClrType, out int count) || (count < 2 && !ReachesItself(shape)))
                continue;
            string name = shape.Name;
            for (int i = 2; !names.Add(name); i++)
                name = shape.Name + i.Invariant();
            _definitions[shape.ClrType] = name;
        }
    }

    private static void CountUses(ValueModel value, Dictionary<string, int> uses)
    {
        switch (value)
        {
            case ContractValue:
                uses.TryGetValue(value.ClrType, out int count);
                uses[value.ClrType] = count + 1;
                break;
            case ListValue list:
                CountUses(list.Element, uses);
                break;
            case DictionaryValue dictionary:
                CountUses(dictionary.Value, uses);
                break;
        }
    }

    private bool ReachesItself(ContractShape shape)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<ContractShape>();
        waiting.Push(shape);
        while (waiting.Count > 0)
        {
            var uses = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (MemberModel member in waiting.Pop().Members)
                CountUses(member.Value, uses);
            foreach (string used in uses.Keys)
            {
                if (used == shape.ClrType)
                    return true;
                if (seen.Add(used) && _shapes.TryGetValue(used, out ContractShape? next))
                    waiting.Push(next);
            }
        }

        return false;
    }

    private void WriteDefinitions()
    {
        if (_definitions.Count == 0)
            return;
        _json.Append(",\"$defs\":{");
        bool first = true;
        foreach (KeyValuePair<string, string> definition in _definitions)
        {
            if (!first)
                _json.Append(',');
            first = false;
            _json.Append(JsonText.Quote(definition.Value)).Append(':');
            WriteObject(_shapes[definition.Key], null, nullable: false);
        }

        _json.Append('}');
    }

    private void WriteObject(ContractShape shape, string? description, bool nullable, Action? suffix = null)
    {
        _json.Append(nullable ? "{\"type\":[\"object\",\"null\"]" : "{\"type\":\"object\"");
        WriteDescription(Join(description, shape.Description));
        _json.Append(",\"properties\":{");
        bool first = true;
        foreach (MemberModel member in shape.Members)
        {
            if (!first)
                _json.Append(',');
            first = false;
            _json.Append(JsonText.Quote(member.JsonName)).Append(':');
            WriteValue(member.Value, member.Constraints, member.Description);
        }

        _json.Append('}');
        first = true;
        foreach (MemberModel member in shape.Members)
        {
            if (!member.Required)
                continue;
            _json.Append(first ? ",\"required\":[" : ",").Append(JsonText.Quote(member.JsonName));
            first = false;
        }

        if (!first)
            _json.Append(']');
        if (shape.DisallowsUnmapped)
            _json.Append(",\"additionalProperties\":false");
        suffix?.Invoke();
        _json.Append('}');
    }

    private void WriteValue(ValueModel value, ConstraintModel constraints, string? description)
    {
        switch (value)
        {
            case ScalarValue scalar:
                ScalarSchema schema = ScalarSchema.Of(scalar.Kind);
                WriteType(schema.Type, scalar.Nullable);
                WriteDescription(description);
                if (schema.Format is not null)
                    _json.Append(",\"format\":\"").Append(schema.Format).Append('"');
                WriteBounds(scalar.Kind, constraints);
                WriteLength("Length", constraints);
                if (constraints.Pattern is not null)
                    _json.Append(",\"pattern\":").Append(JsonText.Quote(Anchored(constraints.Pattern)));
                _json.Append('}');
                break;
            case EnumValue names:
                WriteEnum(names, description);
                break;
            case ListValue list:
                WriteType("array", list.Nullable);
                WriteDescription(description);
                _json.Append(",\"items\":");
                WriteValue(list.Element, ConstraintModel.None, null);
                WriteLength("Items", constraints);
                _json.Append('}');
                break;
            case DictionaryValue dictionary:
                WriteType("object", dictionary.Nullable);
                WriteDescription(description);
                _json.Append(",\"additionalProperties\":");
                WriteValue(dictionary.Value, ConstraintModel.None, null);
                WriteLength("Properties", constraints);
                _json.Append('}');
                break;
            case ContractValue contract:
                WriteContract(contract, description);
                break;
        }
    }

    private void WriteContract(ContractValue contract, string? description)
    {
        string? reference = contract.ClrType == _root ? "#"
            : _definitions.TryGetValue(contract.ClrType, out string? name) ? "#/$defs/" + name
            : null;
        if (reference is null)
        {
            WriteObject(_shapes[contract.ClrType], description, contract.Nullable);
            return;
        }

        string target = "{\"$ref\":" + JsonText.Quote(reference) + "}";
        if (!contract.Nullable && description is null)
        {
            _json.Append(target);
            return;
        }

        // Beside a $ref older drafts ignore everything, so what is said of the member goes around it.
        _json.Append(contract.Nullable ? "{\"anyOf\":[" : "{\"allOf\":[").Append(target);
        if (contract.Nullable)
            _json.Append(",{\"type\":\"null\"}");
        _json.Append(']');
        WriteDescription(description);
        _json.Append('}');
    }

    private void WriteEnum(EnumValue names, string? description)
    {
        _json.Append("{\"enum\":[");
        for (int i = 0; i < names.Members.Count; i++)
            _json.Append(i > 0 ? "," : "").Append(JsonText.Quote(names.Members[i].JsonName));
        _json.Append(names.Nullable ? ",null]" : "]");

        string? meanings = null;
        foreach (EnumMemberModel member in names.Members)
        {
            if (member.Description is not null)
                meanings = (meanings is null ? "" : meanings + "\n") + member.JsonName + ": " + member.Description;
        }

        WriteDescription(Join(description, meanings));
        _json.Append('}');
    }

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
            _json.Append(",\"description\":").Append(JsonText.Quote(description));
    }

    private void WriteBounds(ScalarKind kind, ConstraintModel constraints)
    {
        (string? least, string? most) = ScalarSchema.ImpliedBounds(kind);
        string? minimum = constraints.Minimum ?? least;
        string? maximum = constraints.Maximum ?? most;
        if (minimum is not null)
            _json.Append(constraints.MinimumIsExclusive ? ",\"exclusiveMinimum\":" : ",\"minimum\":").Append(minimum);
        if (maximum is not null)
            _json.Append(constraints.MaximumIsExclusive ? ",\"exclusiveMaximum\":" : ",\"maximum\":").Append(maximum);
        if (kind == ScalarKind.Char)
            _json.Append(",\"minLength\":1,\"maxLength\":1");
    }

    private void WriteLength(string what, ConstraintModel constraints)
    {
        if (constraints.MinLength is { } least)
            _json.Append(",\"min").Append(what).Append("\":").Append(least.Invariant());
        if (constraints.MaxLength is { } most)
            _json.Append(",\"max").Append(what).Append("\":").Append(most.Invariant());
    }

    private static string? Join(string? description, string? more) =>
        description is null ? more : more is null ? description : description + "\n" + more;

    // JSON Schema searches, the attribute matches the whole; a pattern that says so itself stays as it is.
    private static string Anchored(string pattern) =>
        pattern.StartsWith("^", StringComparison.Ordinal) && pattern.EndsWith("$", StringComparison.Ordinal) && pattern.IndexOf('|') < 0
        && !pattern.EndsWith("\\$", StringComparison.Ordinal)
            ? pattern
            : "^(?:" + pattern + ")$";
}
