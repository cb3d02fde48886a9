using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rendering;

/// <summary>The names of interfaces and methods in a lock file.</summary>
internal static class PromptKeys
{
    // Each dot of a name is one more place to search. No interface has a longer name.
    private const int LongestName = 4_000;

    /// <summary>An interface: <c>Demo.IReceiptReader</c>.</summary>
    public static string Of(DeclarationModel declaration) => declaration.ClrType.Replace("global::", "").Replace("@", "");

    /// <summary>The methods, in order. Methods with the same name are distinguished by their parameters.</summary>
    public static IReadOnlyList<string> Of(ClientModel client)
    {
        string prefix = Of(client.Declaration) + ".";
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var keys = new List<string>(client.Methods.Count);
        foreach (MethodModel method in client.Methods)
        {
            string key = prefix + method.Name.TrimStart('@');
            if (client.Methods.Count(other => other.Name == method.Name) > 1)
                key += $"({string.Join(", ", method.Signature.Parameters.Select(static parameter => parameter.Name.TrimStart('@')))})";
            string first = key;
            for (int i = 2; !taken.Add(key); i++)
                key = first + " #" + i.Invariant();
            keys.Add(key);
        }

        return keys;
    }

    /// <summary>The interface of a method.</summary>
    public static string InterfaceOf(string key)
    {
        int end = key.IndexOfAny(['(', ' ']);
        int dot = (end < 0 ? key : key.Substring(0, end)).LastIndexOf('.');
        return dot < 0 ? "" : key.Substring(0, dot);
    }

    /// <summary>Finds the interface of a name; null if there is none.</summary>
    public static INamedTypeSymbol? Find(Compilation compilation, string name)
    {
        if (name.Length > LongestName)
            return null;

        // A dot may also separate a nested type.
        for (string metadataName = name; metadataName.Length > 0;)
        {
            if (compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type)
                return type;
            int dot = metadataName.LastIndexOf('.');
            if (dot < 0)
                return null;
            metadataName = metadataName.Substring(0, dot) + "+" + metadataName.Substring(dot + 1);
        }

        return null;
    }
}
