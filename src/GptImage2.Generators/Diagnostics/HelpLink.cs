using System.Reflection;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// The address of the page of a rule. The build sets the address of the project. Without it, this is the path of the page,
/// which is the same in the package and in the sources.
/// </summary>
internal static class HelpLink
{
    private const string Folder = "docs/diagnostics/";

    private static readonly string Base = typeof(HelpLink).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static data => data.Key == "HelpLinkBase")?.Value ?? "";

    public static string Of(string id) => $"{Base}{Folder}{id}.md";
}
