using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>
/// Creates expressions that read and write values, and the methods and fields that they use, which are written after the
/// reader: for collections, enums, tuples, closed generic contracts, patterns and init accessors.
/// </summary>
internal sealed class SupportingMembers(EquatableArray<ContractShape> shapes, params string[] reserved)
{
    private readonly NameScope _names = new(reserved);
    private readonly List<Action<SourceWriter>> _members = [];
    private readonly List<string> _fields = [];
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, List<string> Lines, NameScope Scope)> _genericAccessors = new(StringComparer.Ordinal);

    private Comparers Comparers => field ??= new Comparers(Shape, (member, value) => MemberAccess.Get(member, value, this), _names, _fields);

    /// <summary>The prefix of the names of these members where they are used.</summary>
    public string Prefix { get; init; } = "";

    public bool IsEmpty => _members.Count == 0 && _fields.Count == 0;

    /// <summary>An expression that reads a value.</summary>
    public string Read(ValueModel value, string owner, ConstraintModel constraints)
    {
        string read = value switch
        {
            ScalarValue { Holder: not null } held => ReadHeld(held, owner, constraints) + "(ref json)",
            ScalarValue scalar => "json." + scalar.Scalar.Read,
            EnumValue names => EnumNames(names) + ".Read(ref json)",
            FlagsValue flags => Method("Read", flags.Name, flags, (writer, method) => EnumEmitter.EmitReadFlags(writer, flags, method)) + "(ref json)",
            ContractValue => $"{TypeNames.GeneratedContract}.Read<{value.ClrType}>(ref json)",
            ListValue list => ReadList(list, owner, constraints) + "(ref json)",
            DictionaryValue dictionary => ReadDictionary(dictionary, owner, constraints) + "(ref json)",
            ObjectValue tuple => ReadObject(tuple) + "(ref json)",
            _ => throw new InvalidOperationException(),
        };

        // An array converts to ReadOnlyMemory, and null would become an empty ReadOnlyMemory.
        string none = value is ScalarValue { Scalar.NullNeedsType: true } ? $"default({value.ClrType}?)" : "null";
        return value.Nullable ? $"json.TryReadNull() ? {none} : {read}" : read;
    }

    /// <summary>The table of the names of an enum.</summary>
    public string EnumNames(EnumValue value) => Field(value.Name + "Names", value.ClrType, field => EnumEmitter.Names(value, field));

    /// <summary>The table of the names of the members of a contract.</summary>
    public string MemberNames(ContractShape shape, string wish)
    {
        var names = new List<string>();
        foreach (MemberModel member in shape.Members)
            names.Add(CSharpText.Literal(member.JsonName));
        return Field(wish, shape.ClrType, field => $"public static readonly {TypeNames.MemberNames} {field} = new({string.Join(", ", names)});");
    }

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
            $"public static void {method}({TypeNames.JsonWriter} json, {value.ClrType} value)",
            member => MemberAccess.Get(member, "value", this),
            this,
            braces: true,
            shape.Name + "Names"));
    }

    /// <summary>The method that writes a value which is not a member of an object.</summary>
    public string WriteValue(ValueModel value, string owner)
    {
        string name = _names.Take("Write" + owner);
        _members.Add(writer => WriterEmitter.EmitValue(writer, value, $"private static void {name}({TypeNames.JsonWriter} json, {value.ClrType} value)", this));
        return name;
    }

    public string Pattern(string owner, ConstraintModel constraints)
    {
        string field = _names.Take(owner.TrimStart('@') + "Pattern");
        _fields.Add($"public static readonly {TypeNames.Pattern} {field} = new({CSharpText.Literal(constraints.Pattern!)}, {constraints.PatternTimeout:D});");
        return Prefix + field;
    }

    /// <summary>The checks of the objects of a contract.</summary>
    public string Checks(ContractShape shape)
    {
        var arguments = new List<string> { CSharpText.Literal(shape.Checks.DisplayName) };
        foreach (MemberModel member in shape.Members)
        {
            arguments.Add(CSharpText.Literal(member.Name.TrimStart('@')));
            arguments.Add(CSharpText.Literal(member.JsonName));
        }

        return Field(shape.Name + "Checks", shape.ClrType, field => $"public static readonly {TypeNames.Checks} {field} = new({string.Join(", ", arguments)});");
    }

    /// <summary>A validation attribute, created once.</summary>
    public string Validation(ValidationModel validation, string owner)
    {
        string field = _names.Take(owner + "Validation");
        _fields.Add($"public static readonly {validation.AttributeType} {field} = {validation.Creation};");
        return Prefix + field;
    }

    /// <summary>An expression that compares a member of two objects by value.</summary>
    public string AreEqual(MemberModel member, string left, string right) => Comparers.AreEqual(member, left, right, Prefix);

    /// <summary>An expression that adds a member of an object to a hash code.</summary>
    public string Hash(MemberModel member, string value, string hash) => Comparers.Hash(member, value, hash, Prefix);

    /// <summary>The method that reaches an accessor which C# code cannot name.</summary>
    public string Accessor(AccessorModel accessor)
    {
        string verb = accessor.Kind == AccessorKind.Set ? "Init" : accessor.Kind.ToString();
        string key = $"{verb} {accessor.Type}.{accessor.Name}";
        string arguments = accessor.TypeArguments.Count == 0 ? "" : $"<{string.Join(", ", accessor.TypeArguments)}>";
        if (arguments.Length > 0)
            return Prefix + GenericAccessor(accessor, key, verb, arguments);
        if (!_known.TryGetValue(key, out string? method))
        {
            method = _names.Take(verb + accessor.Name);
            _known[key] = method;
            _members.Add(writer => writer.Lines(AccessorEmitter.Method(accessor, method)));
        }

        return Prefix + method;
    }

    // One class for each generic type, because its type parameters must be those of the class.
    private string GenericAccessor(AccessorModel accessor, string key, string verb, string arguments)
    {
        if (!_genericAccessors.TryGetValue(accessor.Type, out (string Name, List<string> Lines, NameScope Scope) group))
        {
            group = (_names.Take("Accessors"), [], new NameScope());
            _genericAccessors[accessor.Type] = group;
            _members.Add(writer => AccessorEmitter.EmitClass(writer, group.Name, accessor, group.Lines));
        }

        if (!_known.TryGetValue(key, out string? method))
        {
            method = group.Scope.Take(verb + accessor.Name);
            _known[key] = method;
            group.Lines.Add(AccessorEmitter.Method(accessor, method));
        }

        return $"{group.Name}{arguments}.{method}";
    }

    /// <summary>Writes the members that the expressions so far refer to.</summary>
    public void Emit(SourceWriter writer)
    {
        // A list of lists adds another method while its own method is written.
        for (int i = 0; i < _members.Count; i++)
        {
            writer.Gap();
            _members[i](writer);
        }

        if (_fields.Count > 0)
            writer.Gap();
        foreach (string field in _fields)
            writer.Lines(field);
    }

    private string ReadList(ListValue list, string owner, ConstraintModel constraints)
    {
        string method = _names.Take("Read" + owner.TrimStart('@'));
        string read = Read(list.Element, owner + "Item", ConstraintModel.None) + NotNull(list.Element);
        _members.Add(writer => CollectionEmitter.EmitList(writer, list, method, read, constraints));
        return Prefix + method;
    }

    private string ReadDictionary(DictionaryValue dictionary, string owner, ConstraintModel constraints)
    {
        string method = _names.Take("Read" + owner.TrimStart('@'));
        string readKey = dictionary.Key switch
        {
            EnumValue names => EnumNames(names) + ".ReadKey(ref json)",
            ScalarValue { Scalar.Key: { } key, Holder: not null } held => $"{MakeHeld(held)}(ref json, {key.Read})",
            ScalarValue { Scalar.Key: { } key } => key.Read,
            _ => throw new InvalidOperationException(dictionary.Key.ClrType),
        };
        string read = Read(dictionary.Value, owner + "Value", ConstraintModel.None) + NotNull(dictionary.Value);
        _members.Add(writer => CollectionEmitter.EmitDictionary(writer, dictionary, method, readKey, read, constraints));
        return Prefix + method;
    }

    // A member with constraints has a method of its own, because they hold for the scalar.
    private string ReadHeld(ScalarValue value, string owner, ConstraintModel constraints)
    {
        if (constraints == ConstraintModel.None)
            return Method("Read", value.Holder!.Name, value, (writer, method) => ValueObjectEmitter.EmitRead(writer, value, method, owner, constraints, MakeHeld(value), this));
        string name = _names.Take("Read" + owner.TrimStart('@'));
        string make = MakeHeld(value);
        _members.Add(writer => ValueObjectEmitter.EmitRead(writer, value, name, owner, constraints, make, this));
        return Prefix + name;
    }

    private string MakeHeld(ScalarValue value) =>
        Method("Make", value.Holder!.Name, value, (writer, method) => ValueObjectEmitter.EmitMake(writer, value, method));

    private string ReadObject(ObjectValue value)
    {
        ContractShape shape = Shape(value);
        string optional = value.IsValueType ? "" : "?";
        return Method("Read", shape.Name, value, (writer, method) => ReaderEmitter.Emit(
            writer,
            shape,
            $"public static {value.ClrType}{optional} {method}(ref {TypeNames.Scanner} json)",
            value.IsTuple ? Construction.Tuple(shape) : Construction.Object(shape, this),
            this,
            shape.Name + "Names"));
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

    // There is one method for each type and use. A recursive type refers to the method that is being written.
    private string Method(string verb, string name, ValueModel value, Action<SourceWriter, string> emit)
    {
        string key = verb + name + value.ClrType;
        if (_known.TryGetValue(key, out string? method))
            return Prefix + method;
        method = _names.Take(verb + name);
        _known[key] = method;
        _members.Add(writer => emit(writer, method));
        return Prefix + method;
    }

    // There is also one table for each type.
    private string Field(string wish, string type, Func<string, string> declare)
    {
        string key = wish + type;
        if (_known.TryGetValue(key, out string? field))
            return Prefix + field;
        field = _names.Take(wish);
        _known[key] = field;
        _fields.Add(declare(field));
        return Prefix + field;
    }

    private static string NotNull(ValueModel value) => value is { Nullable: false, IsValueType: false } ? "!" : "";
}
