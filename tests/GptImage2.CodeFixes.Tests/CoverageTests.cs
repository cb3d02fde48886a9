using System.Runtime.CompilerServices;
using GptImage2.CodeFixes.Tests.Infrastructure;
using GptImage2.Generators.Rules;

namespace GptImage2.CodeFixes.Tests;

public sealed class CoverageTests
{
    /// <summary>Why no edit of the code would be the right one without a thought of its author.</summary>
    private static readonly Dictionary<string, string> NoMechanicalFix = new(StringComparer.Ordinal)
    {
        ["GI0010"] = "Which other type the author can use is not known.",
        ["GI0011"] = "The version of C# is set in the project file.",
        ["GI0014"] = "The property is in another project, which may not be the author's.",
        ["GI0015"] = "The package is referenced in another project.",
        ["GI1006"] = "A generic or file-local interface has to be designed anew.",
        ["GI1007"] = "What the model is asked in an inherited method is not known.",
        ["GI1008"] = "Which number in the range was meant is not known.",
        ["GI2004"] = "Where in the user message the image belongs, and how the system message reads without it, is not known.",
        ["GI1025"] = "Where the key comes from is a decision about the program.",
        ["GI1026"] = "What the image with the detail is used for is not known.",
        ["GI1027"] = "Whether the method that calls becomes async is a decision about its callers.",
        ["GI1028"] = "What the model is asked in the methods of the interface is not known.",
        ["GI1029"] = "Which of the exceptions of a call the code can handle is known to its author only.",
        ["GI2030"] = "Callers have to pass an image.",
        ["GI2032"] = "The bytes of a file are no text of the project.",
        ["GI2033"] = "How the text speaks of the image the second time is not known.",
        ["GI2034"] = "What remains of the message is not known.",
        ["GI2007"] = "What the model is asked is not known. A parameter that is not named is appended by the fix of GI2002.",
        ["GI2011"] = "Where in the user message the value belongs is not known.",
        ["GI2012"] = "What the model can do without is not known.",
        ["GI2013"] = "What the model can do without is not known.",
        ["GI2014"] = "The lock file is no code: a target of the build writes it.",
        ["GI3004"] = "Which constructor makes the object, and from what, is a decision about the type.",
        ["GI3005"] = "Which of two members gets which other name is not known, and the model reads the names.",
        ["GI3009"] = "A static, abstract, generic or file-local type has to be designed anew.",
        ["GI3011"] = "What an invalid pattern was to match is not known.",
        ["GI3013"] = "Which member of the circle may be missing is a decision about the type.",
        ["GI3014"] = "Which of the constraints was meant is not known.",
        ["GI3015"] = "Another pattern of the same meaning has to be written.",
        ["GI3016"] = "Another pattern of the same meaning has to be written.",
        ["GI3018"] = "Other values of an enum can break what was stored with the old ones.",
        ["GI3020"] = "What the member means is known to its author only.",
        ["GI3040"] = "How the other generator is told to keep the property is not known.",
        ["GI3041"] = "What the method sets may depend on more than the constructor knows.",
        ["GI3056"] = "Whether the union shall have the derived type is known to its author only.",
        ["GI3057"] = "Whether the model shall choose is known to the author only.",
        ["GI3058"] = "What the contract was to hold is not known.",
        ["GI3059"] = "The name is not known.",
        ["GI3060"] = "Which member of the chain may be missing is a decision about the type.",
        ["GI3061"] = "Who else reads or writes the JSON is not known.",
        ["GI3062"] = "The author decides whether the contract becomes a record.",
        ["GI3063"] = "The contract may be in another project, or be compared by reference on purpose.",
        ["GI4001"] = "What the tool was to do has to be done before the call.",
        ["GI4003"] = "Callers have to make an image or a text of what they pass.",
        ["GI4004"] = "What is asked for in place of an image is not known.",
        ["GI4005"] = "Callers pass the setting.",
        ["GI4010"] = "Which images are in the file is not known.",
        ["GI5010"] = "The value in the text of the example is known to its author only.",
        ["GI5002"] = "Examples of another type have to be written anew.",
        ["GI6001"] = "Which members a rule compares is known to its author only.",
        ["GI6003"] = "What the rule was to compare is not known.",
        ["GI6004"] = "Another member of the same meaning has to be written.",
        ["GI6005"] = "What must hold is known to the author only.",
        ["GI5003"] = "The member belongs to another type, which may not be able to do without an object, or to show it.",
    };

    private static readonly string[] Fixable = [.. FixVerifier.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal)];

    private static readonly string[] Rules = [.. AllRules.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_has_a_fix_or_a_reason_why_not()
    {
        Assert.Empty(Fixable.Intersect(NoMechanicalFix.Keys));
        Assert.Equal(Rules, Rules.Intersect(Fixable.Concat(NoMechanicalFix.Keys)));
        Assert.Empty(NoMechanicalFix.Keys.Except(Rules));
    }

    [Fact]
    public void The_page_of_a_rule_says_what_the_editor_offers_and_no_other_page_does()
    {
        string docs = Path.Combine(Path.GetDirectoryName(Here())!, "../../docs/diagnostics");
        string[] saying = [.. Directory.GetFiles(docs, "GI*.md").Where(page => Fix(page).Contains("\nThe editor offers to ", StringComparison.Ordinal)).Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal)];
        Assert.Equal(Fixable.Intersect(Rules), saying);
    }

    [Fact]
    public void Every_fix_can_fix_many_diagnostics_at_once()
    {
        Assert.All(FixVerifier.Fixes, fix => Assert.IsType<TextEditCodeFixProvider>(fix, exactMatch: false));
        Assert.Equal(FixVerifier.Fixes.Length, typeof(TextEditCodeFixProvider).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(TextEditCodeFixProvider))));
    }

    private static string Fix(string page)
    {
        string text = File.ReadAllText(page);
        int start = text.IndexOf("## Fix", StringComparison.Ordinal);
        return text[start..text.IndexOf("## When to suppress", start, StringComparison.Ordinal)];
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
