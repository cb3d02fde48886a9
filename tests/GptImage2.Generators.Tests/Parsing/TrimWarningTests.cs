using System.Text.RegularExpressions;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Parsing;

/// <summary>Length attributes would warn where a project is trimmed: their constructors say that they reflect.</summary>
public sealed class TrimWarningTests
{
    [Fact]
    public void Only_members_with_length_attributes_are_exempt_from_trim_warnings()
    {
        var run = GeneratorRun.Of("""
            namespace N
            {
                public partial class Outer
                {
                    [JsonContract]
                    public partial record R([property: MinLength(1)] List<string> A, [Length(1, 2)] string? B, [StringLength(3)] string C, int D)
                    {
                        [MaxLength(2)]
                        public int[]? @Class { get; init; }
                    }

                    [JsonContract]
                    public partial record S([property: Length(1, 2)] string A);

                    [JsonContract]
                    public partial record T([property: Range(1, 2)] int A) { [Range(typeof(decimal), "0", "1")] public decimal B { get; set; } }
                }
            }
            """);
        string[] targets = [.. Regex.Matches(run.Text, "^\\[assembly: .*UnconditionalSuppressMessage\\(\"\", \"IL2026\", Scope = \"member\", Target = \"(?<id>.*)\"\\)\\]$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["id"].Value)];
        Assert.Equal(
            ["M:N.Outer.R.#ctor(System.Collections.Generic.List{System.String},System.String,System.String,System.Int32)", "M:N.Outer.S.#ctor(System.String)", "P:N.Outer.R.A", "P:N.Outer.R.Class", "P:N.Outer.S.A", "P:N.Outer.T.B"],
            targets.Order(StringComparer.Ordinal));
        Assert.All(targets, id => Assert.NotNull(DocumentationCommentId.GetFirstSymbolForDeclarationId(id, run.Output)));
    }

    [Fact]
    public void Without_length_attributes_no_suppression_is_written() => Assert.DoesNotContain(
        "UnconditionalSuppressMessage",
        GeneratorRun.Of("[JsonContract] public partial record R([property: StringLength(3)] string A, [property: Range(1, 2)] int B);").Text,
        StringComparison.Ordinal);
}
