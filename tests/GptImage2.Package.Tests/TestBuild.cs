using System.Reflection;

namespace GptImage2.Package.Tests;

/// <summary>Where and how these tests were built.</summary>
internal static class TestBuild
{
    /// <summary>The root of the repository.</summary>
    public static string RepositoryRoot { get; } = Metadata(nameof(RepositoryRoot));

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } = Metadata(nameof(Configuration));

    /// <summary>The folder of packages that the repository was restored to.</summary>
    public static string NuGetPackageRoot { get; } = Metadata(nameof(NuGetPackageRoot));

    /// <summary>The version of the package that the sample prints with.</summary>
    public static string SpectreConsoleVersion { get; } = Metadata(nameof(SpectreConsoleVersion));

    private static string Metadata(string key) =>
        typeof(TestBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"The build left out {key}.");
}
