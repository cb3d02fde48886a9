namespace GptImage2.Package.Tests.Frameworks;

/// <summary>A test framework, and what a project needs to run its tests.</summary>
/// <param name="Heading">Its heading in docs/testing.md.</param>
/// <param name="Packages">The packages, with their versions.</param>
/// <param name="Row">How it names a row of malformed replies.</param>
internal sealed record TestFramework(string Heading, IReadOnlyList<(string Id, string Version)> Packages, string Row)
{
    private static readonly (string Id, string Version) Sdk = ("Microsoft.NET.Test.Sdk", "18.11.0");

    public static IReadOnlyList<TestFramework> All { get; } =
    [
        new("xUnit v3", [("xunit.v3", "4.0.2")], "(kind: Fenced, expected: Repaired)") { RunsOnTestingPlatform = true },
        new("xUnit v2", [("xunit", "2.9.3"), ("xunit.runner.visualstudio", "4.0.1"), Sdk], "(kind: Fenced, expected: Repaired)"),
        new("NUnit", [("NUnit", "5.0.0"), ("NUnit.Analyzers", "4.15.0"), ("NUnit3TestAdapter", "6.3.1"), Sdk], "(Fenced,Repaired)"),
        new("MSTest", [("MSTest", "4.5.2"), Sdk], " (Fenced,Repaired)"),
    ];

    /// <summary>Whether its tests run on Microsoft.Testing.Platform, and not on VSTest.</summary>
    public bool RunsOnTestingPlatform { get; private init; }

    /// <summary>The references of a project file.</summary>
    public string References => string.Concat(Packages.Select(static package => $"""<PackageReference Include="{package.Id}" Version="{package.Version}" />"""));
}
