namespace GptImage2.Generators.Declarations;

/// <summary>
/// The names by which a file may write the attributes: their own, and those of aliases. A type with one of these names has
/// to be looked at; whether it carries the attribute is decided by its symbol.
/// </summary>
internal sealed class AttributeNames
{
    private const string Suffix = "Attribute";

    private readonly HashSet<string> _names;

    private AttributeNames(IEnumerable<string> names, IEnumerable<AttributeAlias> aliases)
    {
        _names = new HashSet<string>(names, StringComparer.Ordinal);

        // An alias in a namespace can name another alias outside of it.
        ILookup<string, string> byTarget = aliases.ToLookup(static alias => alias.Target, static alias => alias.Name, StringComparer.Ordinal);
        var open = new Queue<string>(_names);
        while (open.Count > 0)
        {
            foreach (string name in byTarget[open.Dequeue()])
                Add(name, open);
        }
    }

    /// <param name="attributes">The attribute classes.</param>
    /// <param name="aliases">The aliases of all files that apply to all files.</param>
    public static AttributeNames Of(string[] attributes, IEnumerable<AttributeAlias> aliases) =>
        new(attributes.Concat(attributes.Select(WithoutSuffix)), aliases);

    /// <summary>These names and those that the aliases of one file give.</summary>
    public AttributeNames With(IReadOnlyCollection<AttributeAlias> aliases) => aliases.Count == 0 ? this : new AttributeNames(_names, aliases);

    public bool Contains(string name) => _names.Contains(name);

    // [X] also finds an alias XAttribute.
    private void Add(string name, Queue<string> open)
    {
        if (_names.Add(name))
            open.Enqueue(name);
        if (_names.Add(WithoutSuffix(name)))
            open.Enqueue(WithoutSuffix(name));
    }

    private static string WithoutSuffix(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
}
