using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>
/// Expressions that read and write values, and the methods and fields behind them that are written after the reader:
/// for collections, enums, tuples, closed generic contracts, patterns and init accessors.
/// </summary>
internal sealed class SupportingMembers(EquatableArray<ContractShape> shapes, bool isValueType, params string[] reserved)
{
    private readonly NameScope _names = new(reserved);
    private readonly List<Action<SourceWriter>> _members = [];
    private readonly List<string> _fields = [];
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);

    public static string InitAccessorName(MemberModel member) => "Init" + member.Name.TrimStart('@');

    /// <summary>An expression that reads a value.</summary>
    public string Read(ValueModel value, string owner, ConstraintModel constraints)
    {
        string read = value switch
        {
            ScalarValue scalar => ScalarEmitter.Read(scalar.Kind),
            EnumValue names => Method("Read", names.Name, names, (writer, method) => EnumEmitter.EmitRead(writer, names, method)) + "(ref json)",
            FlagsValue flags => Method("Read", flags.Name, flags, (writer, method) => EnumEmitter.EmitReadFlags(writer, flags, method)) + "(ref json)",
            ContractValue => $"{TypeNames.JsonContract}.Read<{value.ClrType}>(ref json)",
            ListValue list => ReadList(list, owner, constraints) + "(ref json)",
            DictionaryValue dictionary => ReadDictionary(dictionary, owner, constraints) + "(ref json)",
            ObjectValue tuple => ReadObject(tuple) + "(ref json)",
            _ => throw new InvalidOperationException(),
        };

        // An array converts to ReadOnlyMemory, and so would null: an empty one would take its place.
        string none = value is ScalarValue { Kind: ScalarKind.ByteMemory } ? $"default({value.ClrType}?)" : "null";
        return value.Nullable ? $"json.TryReadNull() ? {none} : {read}" : read;
    }

    /// <summary>The method that tells the name of an enum member.</summary>
    public string EnumName(EnumValue value) =>
        Method("NameOf", value.Name, value, (writer, method) => EnumEmitter.EmitName(writer, value, method));

    /// <summary>The method that writes flags.</summary>
    public string WriteFlags(FlagsValue value) =>
        Method("Write", value.Name, value, (writer, method) => EnumEmitter.EmitWriteFlags(writer, value, method));

    /// <summary>The method that writes a tuple or a closed generic contract.</summary>
    public string WriteObject(ObjectValue value)
    {
        ContractShape shape = Shape(value);
        return Method("Write", shape.Name, value, (writer, method) => WriterEmitter.Emit(
            writer,
            shape,
            $"private static void {method}({TypeNames.JsonWriter} json, {value.ClrType} value)",
            member => "value." + member.Name,
            this,
            braces: true));
    }

    /// <summary>The method that writes a value which is no member of an object.</summary>
    public string WriteValue(ValueModel value, string owner)
    {
        string name = _names.Take("Write" + owner);
        _members.Add(writer => WriterEmitter.EmitValue(writer, value, $"private static void {name}({TypeNames.JsonWriter} json, {value.ClrType} value)", this));
        return name;
    }

    /// <summary>The name of a member as it is written: encoded once.</summary>
    public string MemberName(MemberModel member)
    {
        string field = _names.Take(member.Name.TrimStart('@') + "Name");
        _fields.Add($"private static readonly {TypeNames.EncodedText} {field} = {TypeNames.JsonContract}.EncodeName({CSharpText.Utf8Literal(member.JsonName)});");
        return field;
    }

    public string Pattern(string owner, ConstraintModel constraints)
    {
        string field = _names.Take(owner.TrimStart('@') + "Pattern");
        _fields.Add($"private static readonly {TypeNames.Pattern} {field} = new({CSharpText.Literal(constraints.Pattern!)}, {constraints.PatternTimeout:D});");
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

        if (_fields.Count > 0)
            writer.Line();
        foreach (string field in _fields)
            writer.Line(field);
    }

    private string ReadList(ListValue list, string owner, ConstraintModel constraints)
    {
        string method = _names.Take("Read" + owner.TrimStart('@'));
        string read = Read(list.Element, owner + "Item", ConstraintModel.None) + NotNull(list.Element);
        _members.Add(writer => CollectionEmitter.EmitList(writer, list, method, read, constraints));
        return method;
    }

    private string ReadDictionary(DictionaryValue dictionary, string owner, ConstraintModel constraints)
    {
        string method = _names.Take("Read" + owner.TrimStart('@'));
        string readKey = dictionary.Key switch
        {
            EnumValue names => Method("Read", names.Name + "Key", names, (writer, name) => EnumEmitter.EmitReadKey(writer, names, name)) + "(ref json)",
            ScalarValue { Kind: ScalarKind.Guid } => "json.ReadGuidKey()",
            ScalarValue { Kind: ScalarKind.String } => "global::System.Text.Encoding.UTF8.GetString(json.ReadName())",
            _ => $"json.ReadIntegerKey<{dictionary.Key.ClrType}>()",
        };
        string read = Read(dictionary.Value, owner + "Value", ConstraintModel.None) + NotNull(dictionary.Value);
        _members.Add(writer => CollectionEmitter.EmitDictionary(writer, dictionary, method, readKey, read, constraints));
        return method;
    }

    private string ReadObject(ObjectValue value)
    {
        ContractShape shape = Shape(value);
        string optional = value.IsValueType ? "" : "?";
        return Method("Read", shape.Name, value, (writer, method) => ReaderEmitter.Emit(
            writer,
            shape,
            $"private static {value.ClrType}{optional} {method}(ref {TypeNames.Scanner} json)",
            value.IsTuple ? Construction.Tuple(shape) : Construction.Object(shape, value.IsValueType),
            this,
            _names.Take("Find" + method.Substring("Read".Length))));
    }

    private ContractShape Shape(ObjectValue value)
    {
        foreach (ContractShape shape in shapes)
        {
            if (shape.ClrType == value.ClrType)
                return shape;
        }

        throw new InvalidOperationException($"no shape of {value.ClrType}");
    }

    // One method for each type and use, however often it occurs; a recursive type refers to the one that is being written.
    private string Method(string verb, string name, ValueModel value, Action<SourceWriter, string> emit)
    {
        string key = verb + name + value.ClrType;
        if (_methods.TryGetValue(key, out string? method))
            return method;
        method = _names.Take(verb + name);
        _methods[key] = method;
        _members.Add(writer => emit(writer, method));
        return method;
    }

    private static string NotNull(ValueModel value) => value is { Nullable: false, IsValueType: false } ? "!" : "";
}
