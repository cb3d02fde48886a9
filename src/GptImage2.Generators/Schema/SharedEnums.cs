using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Schema;

/// <summary>Finds the enums that a schema declares once, under a name: those whose described members would be repeated.</summary>
internal static class SharedEnums
{
    /// <summary>The names and the enums, by C# type, in the order in which they are found.</summary>
    /// <param name="shapes">The contracts of the schema.</param>
    /// <param name="taken">The names of the contracts that the schema declares.</param>
    public static Dictionary<string, (string Name, EnumValue Value)> Name(IEnumerable<ContractShape> shapes, IEnumerable<string> taken)
    {
        var uses = new Dictionary<string, (int Count, EnumValue Value)>(StringComparer.Ordinal);
        foreach (ContractShape shape in shapes)
        {
            foreach (MemberModel member in shape.Members)
                Count(member.Value, uses);
        }

        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        var named = new Dictionary<string, (string Name, EnumValue Value)>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, (int Count, EnumValue Value)> use in uses)
        {
            if (use.Value.Count < 2)
                continue;
            EnumValue value = use.Value.Value;
            string name = value.Name;
            for (int i = 2; !names.Add(name); i++)
                name = value.Name + i.Invariant();
            named[use.Key] = (name, value);
        }

        return named;
    }

    private static void Count(ValueModel value, Dictionary<string, (int Count, EnumValue Value)> uses)
    {
        switch (value)
        {
            case EnumValue names when JsonSchemaWriter.Meanings(names.Members) is not null:
                uses.TryGetValue(names.ClrType, out (int Count, EnumValue Value) known);
                uses[names.ClrType] = (known.Count + 1, names);
                break;
            case ListValue list:
                Count(list.Element, uses);
                break;
            case DictionaryValue dictionary:
                Count(dictionary.Value, uses);
                break;
        }
    }
}
