using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>
/// Expressions that read values, and the methods and fields behind them that are written after the reader: one for each
/// collection, enum, pattern and init accessor.
/// </summary>
internal sealed class ValueHelpers(bool isValueType, params string[] reserved)
{
    private readonly NameScope _names = new(reserved);
    private readonly List<Action<SourceWriter>> _members = [];
    private readonly Dictionary<string, (string Read, string Name)> _enums = new(StringComparer.Ordinal);

    public static string InitAccessorName(MemberModel member) => "Init" + member.Name.TrimStart('@');

    /// <summary>An expression that reads a value.</summary>
    public string Read(ValueModel value, string owner, ConstraintModel constraints)
    {
        string read = value switch
        {
            ScalarValue scalar => ScalarEmitter.Read(scalar.Kind),
            EnumValue names => Enum(names).Read + "(ref json)",
            ContractValue => $"{TypeNames.JsonContract}.Read<{value.ClrType}>(ref json)",
            ListValue list => ReadList(list, owner, constraints) + "(ref json)",
            DictionaryValue dictionary => ReadDictionary(dictionary, owner, constraints) + "(ref json)",
            _ => throw new InvalidOperationException(),
        };
        return value.Nullable ? "json.TryReadNull() ? null : " + read : read;
    }

    /// <summary>The method that tells the name of an enum member.</summary>
    public string EnumName(EnumValue value) => Enum(value).Name;

    public string Pattern(string owner, ConstraintModel constraints)
    {
        string field = _names.Take(owner.TrimStart('@') + "Pattern");
        _members.Add(writer => writer.Line(
            $"private static readonly {TypeNames.Pattern} {field} = new({CSharpText.Literal(constraints.Pattern!)}, {constraints.PatternTimeout:D});"));
        return field;
    }

    public void InitAccessor(MemberModel member) => _members.Add(writer => writer
        .Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{member.Name.TrimStart('@')}\")]")
        .Line($"private static extern void {InitAccessorName(member)}({(isValueType ? "ref " : "")}{member.Target} target, {member.Value.ClrType}{(member.Value.Nullable ? "?" : "")} value);"));

    /// <summary>Writes what the expressions handed out so far refer to.</summary>
    public void Emit(SourceWriter writer)
    {
        // A list of lists adds a method while its own is written.
        for (int i = 0; i < _members.Count; i++)
        {
            writer.Line();
            _members[i](writer);
        }
    }

    private string ReadList(ListValue list, string owner, ConstraintModel constraints)
    {
        string method = _names.Take("Read" + owner.TrimStart('@'));
        string element = list.Element.ClrType + (list.Element.Nullable ? "?" : "");
        string read = Read(list.Element, owner + "Item", ConstraintModel.None) + NotNull(list.Element);
        _members.Add(writer =>
        {
            writer.Open($"private static {list.ClrType}? {method}(ref {TypeNames.Scanner} json)");
            writer.Lines($"""
                int start = json.BeginArray();
                if (start < 0)
                    return null;

                var items = new {TypeNames.List}<{element}>();
                while (json.NextElement())
                    items.Add({read});
                """);
            ConstraintEmitter.EmitCount(writer, "items", constraints, "an array", "item");
            writer.Line(list.Kind == ListKind.Array ? "return items.ToArray();" : "return items;");
            writer.Close();
        });
        return method;
    }

    private string ReadDictionary(DictionaryValue dictionary, string owner, ConstraintModel constraints)
    {
        string method = _names.Take("Read" + owner.TrimStart('@'));
        string value = dictionary.Value.ClrType + (dictionary.Value.Nullable ? "?" : "");
        string read = Read(dictionary.Value, owner + "Value", ConstraintModel.None) + NotNull(dictionary.Value);
        _members.Add(writer =>
        {
            writer.Open($"private static {dictionary.ClrType}? {method}(ref {TypeNames.Scanner} json)");
            writer.Lines($$"""
                int start = json.BeginObject();
                if (start < 0)
                    return null;

                var entries = new {{TypeNames.Dictionary}}<string, {{value}}>();
                while (json.NextMember())
                {
                    string key = global::System.Text.Encoding.UTF8.GetString(json.ReadName());
                    if (entries.ContainsKey(key))
                        json.SkipDuplicate();
                    else
                        entries.Add(key, {{read}});
                }

                """);
            ConstraintEmitter.EmitCount(writer, "entries", constraints, "an object", "member");
            writer.Line("return entries;");
            writer.Close();
        });
        return method;
    }

    private (string Read, string Name) Enum(EnumValue value)
    {
        if (_enums.TryGetValue(value.ClrType, out (string Read, string Name) methods))
            return methods;
        methods = (_names.Take("Read" + value.Name), _names.Take("NameOf" + value.Name));
        _enums[value.ClrType] = methods;
        _members.Add(writer => EnumEmitter.EmitRead(writer, value, methods.Read));
        _members.Add(writer => EnumEmitter.EmitName(writer, value, methods.Name));
        return methods;
    }

    private static string NotNull(ValueModel value) => value is { Nullable: false, IsValueType: false } ? "!" : "";
}
