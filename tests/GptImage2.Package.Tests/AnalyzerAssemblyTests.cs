using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GptImage2.Package.Tests;

/// <summary>An analyzer gets from its host what the host has: any other assembly, or a newer version of one, fails to load there.</summary>
public sealed class AnalyzerAssemblyTests(PackedPackages packages)
{
    /// <summary>What the oldest compiler that we support brings along, in the versions of its assemblies.</summary>
    private static readonly Dictionary<string, Version> Host = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 14, 0, 0),
        ["System.Collections.Immutable"] = new(9, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(9, 0, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Text.Encoding.CodePages"] = new(7, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    /// <summary>What an editor brings along besides, and what stands beside the code fixes in the package.</summary>
    private static readonly Dictionary<string, Version> Editor = new(Host, StringComparer.Ordinal)
    {
        ["GptImage2.Generators"] = new(0, 1, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 14, 0, 0),
        ["System.Composition.AttributedModel"] = new(9, 0, 0, 0),
    };

    // The compiler has no workspaces: what it loads must not want them.
    [Fact]
    [Trait("Row", "F3")]
    [Trait("Row", "F4")]
    public void The_generator_references_only_what_its_oldest_host_supplies() => ReferencesOnly("GptImage2.Generators", Host);

    [Fact]
    public void The_code_fixes_reference_only_what_the_oldest_editor_supplies() => ReferencesOnly("GptImage2.CodeFixes", Editor);

    private void ReferencesOnly(string assembly, Dictionary<string, Version> host)
    {
        using PackageFile package = packages.Open("GptImage2.Generators");
        using var file = new PEReader(package.Read($"analyzers/dotnet/cs/{assembly}.dll"));
        MetadataReader metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version, StringComparer.Ordinal);

        Assert.Contains("netstandard", references.Keys);
        Assert.Contains("Microsoft.CodeAnalysis.CSharp", references.Keys);
        Assert.All(references, reference =>
        {
            Assert.True(host.TryGetValue(reference.Key, out Version? supplied), $"No host supplies {reference.Key}.");
            Assert.True(reference.Value <= supplied, $"{reference.Key} {reference.Value} is newer than {supplied}.");
        });
    }

    [Theory]
    [InlineData("GptImage2.Generators")]
    [InlineData("GptImage2.CodeFixes")]
    public void An_analyzer_contains_its_symbols(string assembly)
    {
        using PackageFile package = packages.Open("GptImage2.Generators");
        using var file = new PEReader(package.Read($"analyzers/dotnet/cs/{assembly}.dll"));

        Assert.Contains(file.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        Assert.False(File.Exists(Path.Combine(packages.Source, $"GptImage2.Generators.{packages.Version}.snupkg")));
    }
}
