using System.Reflection;
using System.Runtime.CompilerServices;
using GptImage2.CodeFixes.Tests.Infrastructure;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.CodeFixes.Tests;

public sealed class CoverageTests
{
    /// <summary>Why no edit of the code would be the right one without a thought of its author.</summary>
    private static readonly Dictionary<string, string> NoMechanicalMend = new(StringComparer.Ordinal)
    {
        ["GI1006"] = "A generic or file-local interface has to be designed anew.",
        ["GI1007"] = "What the model is asked in an inherited method is not known.",
        ["GI1008"] = "Which number in the range was meant is not known.",
        ["GI2007"] = "What the model is asked is not known. A parameter that is not named is appended by the fix of GI2002.",
        ["GI3004"] = "Which constructor makes the object, and from what, is a decision about the type.",
        ["GI3005"] = "Which of two members gets which other name is not known, and the model reads the names.",
        ["GI3009"] = "A static, abstract, generic or file-local type has to be designed anew.",
        ["GI3011"] = "What an invalid pattern was to match is not known.",
        ["GI5002"] = "Examples of another type have to be written anew.",
        ["GI5003"] = "The member belongs to another type, which may not be able to do without an object, or to show it.",
    };

    private static readonly string[] Fixable = [.. FixVerifier.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal)];

    private static readonly string[] Rules =
    [
        .. typeof(DiagnosticRules).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_rule_has_a_fix_or_a_reason_why_not()
    {
        Assert.Empty(Fixable.Intersect(NoMechanicalMend.Keys));
        Assert.Equal(Rules, Rules.Intersect(Fixable.Concat(NoMechanicalMend.Keys)));
        Assert.Empty(NoMechanicalMend.Keys.Except(Rules));
    }

    [Fact]
    public void The_page_of_a_rule_says_what_the_editor_offers_and_no_other_page_does()
    {
        string docs = Path.Combine(Path.GetDirectoryName(Here())!, "../../docs/diagnostics");
        string[] saying = [.. Directory.GetFiles(docs, "GI*.md").Where(page => Fix(page).Contains("\nThe editor offers to ", StringComparison.Ordinal)).Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal)];
        Assert.Equal(Fixable.Intersect(Rules), saying);
    }

    [Fact]
    public void Every_fix_is_of_the_one_kind_that_mends_many_at_once()
    {
        Assert.All(FixVerifier.Fixes, fix => Assert.IsType<MendingFix>(fix, exactMatch: false));
        Assert.Equal(FixVerifier.Fixes.Length, typeof(MendingFix).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(MendingFix))));
    }

    private static string Fix(string page)
    {
        string text = File.ReadAllText(page);
        int start = text.IndexOf("## Fix", StringComparison.Ordinal);
        return text[start..text.IndexOf("## When to suppress", start, StringComparison.Ordinal)];
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
