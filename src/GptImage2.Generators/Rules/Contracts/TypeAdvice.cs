using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>What to use instead of a type that cannot be read from JSON, where it is known.</summary>
internal static class TypeAdvice
{
    private const string Text = "use string";
    private const string General = "use a string, a number, a date, an enum, a collection, or a record with [JsonContract]";

    private static readonly Dictionary<string, (string Namespace, string Advice)[]> Known = new (string Namespace, string Name, string Advice)[]
    {
        ("System.Net", "IPAddress", Text),
        ("System.Net", "IPEndPoint", Text),
        ("System.Net", "DnsEndPoint", Text),
        ("System.Net.NetworkInformation", "PhysicalAddress", Text),
        ("System.Net.Mail", "MailAddress", "use string with [EmailAddress]"),
        ("System.Text", "StringBuilder", Text),
        ("System.Text", "Rune", Text),
        ("System.Text", "Encoding", Text),
        ("System.Text.RegularExpressions", "Regex", Text),
        ("System.Globalization", "CultureInfo", Text),
        ("System.Globalization", "RegionInfo", Text),
        ("System.IO", "FileInfo", Text),
        ("System.IO", "DirectoryInfo", Text),
        ("System", "Type", Text),
        ("System", "TimeZoneInfo", Text),
        ("System", "UriBuilder", "use Uri"),
        ("System", "Exception", Text),
        ("System.Drawing", "Color", Text),
        ("System.Collections", "ArrayList", "use List<T>"),
        ("System.Collections", "Hashtable", "use Dictionary<TKey, TValue>"),
        ("System.Collections.Specialized", "NameValueCollection", "use Dictionary<string, string>"),
        ("System.Dynamic", "ExpandoObject", "use JsonElement"),
        ("System.Data", "DataTable", "use a list of a record with [JsonContract]"),
        ("System.Text.Json", "JsonDocument", "use JsonElement"),
        ("System.Collections", "IEnumerable", "use List<T>"),
        ("System.Collections", "IList", "use List<T>"),
        ("System.Collections", "ICollection", "use List<T>"),
        ("System.Collections", "IDictionary", "use Dictionary<TKey, TValue>"),
    }
    .GroupBy(static entry => entry.Name, static entry => (entry.Namespace, entry.Advice))
    .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <param name="type">The type.</param>
    /// <param name="owner">What has the type.</param>
    public static string Of(ITypeSymbol type, ISymbol owner) => Named(type) ?? type switch
    {
        INamedTypeSymbol { TypeArguments: [{ } inner] } when type.Is("System", "Lazy") => $"use {inner.Display()}",
        INamedTypeSymbol { IsGenericType: true } when type.Is("System", "Tuple") => "use a tuple with names, or a record with [JsonContract]",
        { TypeKind: TypeKind.Interface, ContainingAssembly.Name: { } name } when !IsOfFramework(name) => "declare an abstract record with [JsonContract], and [JsonDerivedType] for each kind",
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named when IsOfOtherProject(named, owner) => OfOtherProject(named),
        _ => General,
    };

    private static string? Named(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach ((string @namespace, string advice) in Known.TryGetValue(at.Name, out (string Namespace, string Advice)[]? candidates) ? candidates : [])
            {
                if (at.Is(@namespace, at.Name))
                    return advice;
            }
        }

        return null;
    }

    // Packages of .NET itself hold no records of one's own.
    private static bool IsOfOtherProject(INamedTypeSymbol type, ISymbol owner) =>
        type.ContainingAssembly is { Name: var name } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, owner.ContainingAssembly)
        && !IsOfFramework(name)
        && name != SymbolNames.Product;

    private static bool IsOfFramework(string assembly) =>
        assembly.StartsWith("System", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.", StringComparison.Ordinal)
        || assembly is "netstandard" or "mscorlib";

    private static string OfOtherProject(INamedTypeSymbol type) =>
        $"it comes from '{type.ContainingAssembly.Name}', which does not use GptImage2.Generators for it: add the package there and annotate it with [JsonContract], or declare a record here";
}
