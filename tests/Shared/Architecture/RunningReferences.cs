using Microsoft.CodeAnalysis;

namespace GptImage2.Architecture;

/// <summary>The assemblies that the running program can load: the framework, and all that the program references.</summary>
internal static class RunningReferences
{
    /// <param name="names">The names of assemblies to leave out: the one whose sources are compiled, and those that use it.</param>
    public static IReadOnlyList<MetadataReference> Except(params string[] names) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
