using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Emitting;

/// <summary>Creates unique identifiers.</summary>
internal sealed class NameScope(params string[] reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    public string Take(string wish)
    {
        string name = wish;
        for (int i = 2; !_taken.Add(name); i++)
            name = wish + i.Invariant();
        return CSharpText.Identifier(name);
    }

    /// <summary>The name of a local for a property: <c>UnitPrice</c> becomes <c>unitPrice</c>.</summary>
    public string TakeLocal(string property) => Take(JsonNaming.CamelCase.Apply(property.TrimStart('@')));
}
