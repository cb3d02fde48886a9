using GptImage2.Contracts;

namespace GptImage2.Correction;

/// <summary>Finds the values of a patch, whose names are written as they were asked for or slightly otherwise.</summary>
internal sealed class PatchValues(IReadOnlyList<string> pointers, SourceValue document)
{
    /// <summary>Reads a patch.</summary>
    /// <param name="patch">The reply to the correction.</param>
    /// <param name="utf8">Its text.</param>
    /// <returns>The values, each with its pointer, or with its name when that was not asked for; null when it is not a patch.</returns>
    public IReadOnlyList<(string Name, SourceValue Value)>? Read(SourceValue patch, ReadOnlySpan<byte> utf8)
    {
        if (Operations(patch, utf8) is { } operations)
            return operations;
        if (!patch.IsObject)
            return Alone(patch);
        if (Pointed(patch) is { } pointed)
            return pointed;
        if (Named(patch) is { } named)
            return named;

        // A member of the reply itself is not a wrapper around the patch.
        if (patch.Members is not [var wrapper] || document.Member(wrapper.Name) is not null)
            return null;
        if (wrapper.Value.IsObject || wrapper.Value.IsArray)
            return Operations(wrapper.Value, utf8) ?? Pointed(wrapper.Value) ?? Named(wrapper.Value);
        return wrapper.Name is "value" ? Alone(wrapper.Value) : null;
    }

    /// <summary>Reads a patch that can be nothing else: its names are pointers, or it is a JSON Patch.</summary>
    public IReadOnlyList<(string Name, SourceValue Value)>? ReadMarked(SourceValue patch, ReadOnlySpan<byte> utf8)
    {
        IReadOnlyList<(string Name, SourceValue Value)>? values = Operations(patch, utf8) ?? Pointed(patch);
        return values is not null && values.All(value => pointers.Contains(value.Name)) ? values : null;
    }

    private static List<(string Name, SourceValue Value)>? Pointed(SourceValue patch) =>
        patch.Members.Any(static member => IsPointer(member.Name))
            ? [.. patch.Members.Select(static member => (WithoutHash(member.Name), member.Value))]
            : null;

    // Each name must be that of one place: other names are those of a reply.
    private List<(string Name, SourceValue Value)>? Named(SourceValue patch)
    {
        var values = new List<(string Name, SourceValue Value)>();
        foreach (SourceMember member in patch.Members)
        {
            if (Meant(member.Name) is not { } pointer)
                return null;
            values.Add((pointer, member.Value));
        }

        return values.Count == 0 ? null : values;
    }

    private string? Meant(string name)
    {
        string[] meant = [.. pointers.Where(pointer => IsSpelling(name, pointer))];
        if (meant is [var only])
            return only;

        // One value for one place, under the last part of its pointer.
        return pointers is [var single] && JsonPointer.Last(single) == name && document.Member(name) is null ? single : null;
    }

    // lines/0/price, lines.0.price, lines[0].price and the same after "$."
    private static bool IsSpelling(string name, string pointer)
    {
        IReadOnlyList<string> tokens = JsonPointer.Tokens(pointer);
        string path = name.StartsWith("$.", StringComparison.Ordinal) ? name[2..] : name;
        return path == pointer[1..]
            || path == string.Join('/', tokens)
            || path == string.Join('.', tokens)
            || path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal) == string.Join('.', tokens);
    }

    // One value for one place, without a name. An object or a list would be a reply.
    private List<(string Name, SourceValue Value)>? Alone(SourceValue value) =>
        pointers is [var single] && !value.IsObject && !value.IsArray && !value.IsNull ? [(single, value)] : null;

    // JSON Patch (RFC 6902).
    private List<(string Name, SourceValue Value)>? Operations(SourceValue patch, ReadOnlySpan<byte> utf8)
    {
        // A contract can have members with the names of an operation.
        if (patch.IsObject && patch.Member("op") is null && document.Member("path") is not null)
            return null;
        IReadOnlyList<SourceValue> operations = patch.IsArray ? patch.Items : [patch];
        var values = new List<(string Name, SourceValue Value)>();
        foreach (SourceValue operation in operations)
        {
            if (operation.Member("path")?.Value is not { IsString: true } path || operation.Member("value")?.Value is not { } value)
                return null;
            if (operation.Member("op")?.Value is { } kind && (!kind.IsString || kind.Text(utf8) is not ("replace" or "add")))
                return null;
            string pointer = WithoutHash(path.Text(utf8));
            values.Add((IsPointer(pointer) ? pointer : Meant(pointer) ?? pointer, value));
        }

        return values.Count == 0 || operations.Any(static operation => operation.Members.Count > 3) ? null : values;
    }

    private static bool IsPointer(string name) => name.StartsWith('/') || name.StartsWith("#/", StringComparison.Ordinal);

    private static string WithoutHash(string name) => name.StartsWith("#/", StringComparison.Ordinal) ? name[1..] : name;
}
