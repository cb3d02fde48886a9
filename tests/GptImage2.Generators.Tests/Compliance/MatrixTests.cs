using System.Text.RegularExpressions;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Compliance;

/// <summary>
/// What is known to break generators and their packages, row by row: each has a test that carries it as
/// <c>[Trait("Row", "B2")]</c>, in any project of the tests, or a reason why it cannot be tested here.
/// </summary>
public sealed partial class MatrixTests
{
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["A1"] = "an unrelated edit runs nothing again and allocates little",
        ["A2"] = "models hold nothing of the compiler",
        ["A3"] = "an old compilation is let go after the next run",
        ["A4"] = "a line inserted above emits nothing again",
        ["A5"] = "an edit of a contract in another file emits exactly what uses it",
        ["A6"] = "a cancelled run ends as cancelled",
        ["B1"] = "one name in two namespaces or containing types",
        ["B2"] = "names that differ only by case",
        ["B3"] = "names that differ only by type parameters",
        ["B4"] = "characters that names of files do not allow",
        ["B5"] = "a collision never loses all output",
        ["B6"] = "very long nested names",
        ["C1"] = "the attribute on two parts generates once",
        ["C2"] = "parts in several files, members on any of them",
        ["C3"] = "defaults of a wider scope together with those of a narrower one",
        ["C4"] = "nested in every kind of type",
        ["C5"] = "private and protected nested types",
        ["C6"] = "types that are local to their file",
        ["C7"] = "a type that is not partial",
        ["C8"] = "inherited interfaces, diamonds, explicit members, hidden ones",
        ["C9"] = "explicit implementations with nullable type parameters",
        ["D1"] = "quotes, backslashes, braces, line ends in descriptions",
        ["D2"] = "names and values of enum members that need escaping",
        ["D3"] = "line separators, lone surrogates, NUL, bidi controls, quotes of raw strings",
        ["D4"] = "keywords as names",
        ["D5"] = "names of the framework as names",
        ["D6"] = "parameters named as generated locals, or alike but for case",
        ["D7"] = "two members, or two types, with one name in JSON",
        ["D8"] = "types behind an extern alias",
        ["E1"] = "no implicit usings",
        ["E2"] = "the oldest and the newest language",
        ["E3"] = "every nullable context, and assemblies without annotations",
        ["E4"] = "warnings are errors, with all analyzers of the SDK",
        ["E5"] = "a documentation file",
        ["E6"] = "obsolete and experimental members",
        ["E7"] = "overflow checks, strict mode, no unsafe code",
        ["E8"] = "cultures",
        ["E9"] = "line ends",
        ["E10"] = "the same output wherever the sources stand",
        ["F1"] = "an older compiler is told so",
        ["F2"] = "projects of the old kind and packages.config",
        ["F3"] = "the packed analyzer references only what its host supplies",
        ["F4"] = "the generator does not reference workspaces",
        ["F5"] = "consumers through a project and through a package",
        ["F6"] = "two assemblies with InternalsVisibleTo that both generate",
        ["F7"] = "the generator referenced twice",
        ["F8"] = "the temporary projects of WPF",
        ["F9"] = "Unity, and hosts with an older compiler",
        ["F10"] = "ahead-of-time compilation and trimming",
        ["F11"] = "another package with another version of a DLL that this one ships",
        ["G1"] = "every way to silence a warning works",
        ["G2"] = "nothing is reported twice, or beside the compiler",
        ["G3"] = "no warning of copied doc comments",
        ["G4"] = "no exception for incomplete or unusual code",
        ["G5"] = "right code is left alone, hints are off by default",
        ["G6"] = "generated members are visible before a build",
        ["G7"] = "what was skipped does not compile where it is used, without analyzers too",
        ["G8"] = "unsupported types are reported, never thrown at",
        ["H1"] = "no other generator needs to see the output",
        ["H2"] = "recursive contracts",
        ["H3"] = "one nullable enum reached by two ways",
        ["H4"] = "names of members and enum members, in schema and reader alike",
        ["H5"] = "several values, text around, fences",
        ["H6"] = "the schema accepts what the reader accepts",
        ["H7"] = "violations name path and rule",
    };

    private static readonly Dictionary<string, string> Untestable = new(StringComparer.Ordinal)
    {
        ["F2"] = "The package is for .NET 10, which such projects cannot target: the restore says so, see the test on an older framework.",
        ["F8"] = "WPF builds on Windows only. Its temporary project compiles the same files with the same analyzers, which E10 and F7 stand in for.",
        ["F9"] = "Unity does not run .NET 10. A host with an older compiler is refused by the guard of F1.",
    };

    [Fact]
    public void Every_row_has_a_test_or_a_reason()
    {
        HashSet<string> tested = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories))
            tested.UnionWith(Row().Matches(File.ReadAllText(file)).Select(match => match.Groups["row"].Value));

        Assert.Empty(tested.Except(Rows.Keys, StringComparer.Ordinal));
        Assert.Empty(Rows.Keys.Except(tested, StringComparer.Ordinal).Except(Untestable.Keys, StringComparer.Ordinal));
        Assert.Empty(Untestable.Keys.Intersect(tested, StringComparer.Ordinal));
    }

    // The attribute of a class or of a method that is one of xunit's tests.
    [GeneratedRegex("""^ *\[Trait\("Row", "(?<row>[A-H][0-9]+)"\)\]$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
