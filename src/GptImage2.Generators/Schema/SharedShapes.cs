using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>Finds the contracts that a prompt declares once, under a name.</summary>
internal static class SharedShapes
{
    /// <summary>
    /// The names, by C# type, of the contracts that are referred to more than once, or by themselves. The root is not one of
    /// them, because it is declared separately.
    /// </summary>
    public static Dictionary<string, string> Name(ContractShape root, EquatableArray<ContractShape> references)
    {
        var shapes = new Dictionary<string, ContractShape>(StringComparer.Ordinal) { [root.ClrType] = root };
        foreach (ContractShape shape in references)
            shapes[shape.ClrType] = shape;
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        if (references.Count == 0)
            return named;
        Dictionary<string, int> uses = Count(shapes.Values);
        Dictionary<string, int> cycles = Cycles.Find(shapes.Keys, type => Used(shapes[type]));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ContractShape shape in shapes.Values)
        {
            if (shape.ClrType == root.ClrType || !uses.TryGetValue(shape.ClrType, out int count) || (count < 2 && !cycles.ContainsKey(shape.ClrType)))
                continue;
            string name = shape.Name;
            for (int i = 2; !names.Add(name); i++)
                name = shape.Name + i.Invariant();
            named[shape.ClrType] = name;
        }

        return named;
    }

    /// <summary>
    /// How often each type is referred to. A derived type is written inside of its union, with its discriminator, so only
    /// the types that it refers to are counted.
    /// </summary>
    public static Dictionary<string, int> Count(IEnumerable<ContractShape> shapes)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ContractShape shape in shapes)
            Count(shape, uses);
        return uses;
    }

    private static void Count(ContractShape shape, Dictionary<string, int> uses)
    {
        foreach (MemberModel member in shape.Members)
            Count(member.Value, uses);
    }

    private static void Count(ValueModel value, Dictionary<string, int> uses)
    {
        switch (value)
        {
            case ContractValue or ObjectValue or EnumValue or FlagsValue:
                uses.TryGetValue(value.ClrType, out int count);
                uses[value.ClrType] = count + 1;
                break;
            case ListValue list:
                Count(list.Element, uses);
                break;
            case DictionaryValue dictionary:
                Count(dictionary.Key, uses);
                Count(dictionary.Value, uses);
                break;
        }
    }

    private static Dictionary<string, int>.KeyCollection Used(ContractShape shape)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(shape, uses);
        foreach (UnionCase @case in shape.Union?.Cases ?? [])
            uses[@case.ClrType] = 1;
        return uses.Keys;
    }
}
