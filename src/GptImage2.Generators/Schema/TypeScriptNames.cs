using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>
/// The types that are declared under a name, because they occur more than once or contain themselves.
/// </summary>
internal sealed class TypeScriptNames
{
    /// <summary>The name of the root, wherever it needs one.</summary>
    public const string Root = "Reply";

    // The characters of a declaration besides the names: "type =" and the line end.
    private const int DeclarationLength = 7;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(["any", "boolean", "int", "null", "number", "string", "Record", Root], StringComparer.Ordinal);

    public TypeScriptNames(ContractShape root, EquatableArray<ContractShape> references)
    {
        ContractShape[] shapes = [root, .. references.Where(shape => shape.ClrType != root.ClrType)];
        Dictionary<string, int> uses = SharedShapes.Count(shapes);
        RootIsNamed = uses.ContainsKey(root.ClrType);
        foreach (KeyValuePair<string, string> shared in SharedShapes.Name(root, references))
            Shapes.Add(new(shared.Key, Take(shared.Key, shared.Value)));
        foreach (ContractShape shape in shapes)
        {
            foreach (MemberModel member in shape.Members)
                NameEnums(member.Value, uses);
        }
    }

    /// <summary>The contracts: C# type and name.</summary>
    public List<KeyValuePair<string, string>> Shapes { get; } = [];

    /// <summary>The enums and their names.</summary>
    public List<KeyValuePair<ValueModel, string>> Enums { get; } = [];

    /// <summary>Whether nothing has a name, the root included.</summary>
    public bool IsEmpty => _names.Count == 0 && !RootIsNamed;

    private bool RootIsNamed { get; }

    public bool Has(ValueModel value) => _names.ContainsKey(value.ClrType);

    public string? Of(ValueModel value) => _names.TryGetValue(value.ClrType, out string? name) ? name : null;

    // A short enum is cheaper to repeat than to declare.
    private void NameEnums(ValueModel value, Dictionary<string, int> uses)
    {
        switch (value)
        {
            case EnumValue @enum:
                NameEnum(@enum, @enum.Name, @enum.Members, uses);
                break;
            case FlagsValue flags:
                NameEnum(flags, flags.Name, flags.Members, uses);
                break;
            case ListValue list:
                NameEnums(list.Element, uses);
                break;
            case DictionaryValue dictionary:
                NameEnums(dictionary.Key, uses);
                NameEnums(dictionary.Value, uses);
                break;
        }
    }

    private void NameEnum(ValueModel value, string name, EquatableArray<EnumMemberModel> members, Dictionary<string, int> uses)
    {
        int count = uses[value.ClrType];
        if (count < 2 || Has(value))
            return;
        int length = TypeScriptEnums.Names(members).Length;
        if (count * length > length + ((count + 1) * name.Length) + DeclarationLength)
            Enums.Add(new(value, Take(value.ClrType, name)));
    }

    private string Take(string clrType, string wish)
    {
        string name = wish;
        for (int i = 2; !_taken.Add(name); i++)
            name = wish + i.Invariant();
        return _names[clrType] = name;
    }
}
