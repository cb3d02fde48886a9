namespace GptImage2.Generators.Declarations;

/// <summary>
/// Finds the types that annotated types can depend on, by their simple names: a type of another namespace with the same
/// name is found too. Types around them count, because their members are in scope.
/// </summary>
internal sealed class MentionedTypes
{
    private const string Suffix = "Attribute";

    private readonly Dictionary<string, List<DeclaredType>> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<DeclaredType> _found = [];
    private readonly Queue<DeclaredType> _open = [];

    public static HashSet<DeclaredType> Of(IReadOnlyList<FileDeclarations> files, CancellationToken cancellationToken)
    {
        var mentioned = new MentionedTypes();
        foreach (DeclaredType type in files.SelectMany(static file => file.Types))
        {
            mentioned.Name(type.Name, type);
            if (type.Name.EndsWith(Suffix, StringComparison.Ordinal))
                mentioned.Name(type.Name.Substring(0, type.Name.Length - Suffix.Length), type);
        }

        foreach ((DeclaredType type, _) in AnnotatedTypes.Candidates(files))
            mentioned.Add(type);
        foreach (FileDeclarations file in files)
        {
            foreach (DeclaredType type in file.Types)
            {
                if (type.IsOfPlatform)
                    mentioned.Add(type);
            }

            foreach (string name in file.Usings)
                mentioned.Mention(name);
        }

        mentioned.Follow(cancellationToken);
        return mentioned._found;
    }

    private void Name(string name, DeclaredType type)
    {
        if (!_named.TryGetValue(name, out List<DeclaredType>? types))
            _named.Add(name, types = new List<DeclaredType>(1));
        types.Add(type);
    }

    private void Follow(CancellationToken cancellationToken)
    {
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string name in _open.Dequeue().Mentions())
                Mention(name);
        }
    }

    private void Mention(string name)
    {
        if (!_names.Add(name) || !_named.TryGetValue(name, out List<DeclaredType>? types))
            return;
        foreach (DeclaredType type in types)
            Add(type);
    }

    private void Add(DeclaredType type)
    {
        for (DeclaredType? at = type; at is not null && _found.Add(at); at = at.Container)
            _open.Enqueue(at);
    }
}
