using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Symbols;

public sealed class DescriptionTests
{
    private const string Source = """
        /// <summary>
        ///   One paper <see cref="System.String"/>, <paramref name="A"/> &lt; 3.
        ///   <para>See <see langword="null"/>.</para>
        /// </summary>
        /// <param name="A">The   first.</param>
        [JsonContract]
        public partial record R(string A, [Description("Attribute wins.")] int B)
        {
            /// <summary>The third.</summary>
            public Kind C { get; init; }

            /** <summary>
              * The fourth.
              * </summary> */
            public required string D { get; init; }
        }

        public enum Kind
        {
            /// <summary>With notes.</summary>
            Cash,
            Card,
        }
        """;

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Doc_comments_are_read_whether_the_project_writes_documentation_or_not(DocumentationMode mode)
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.Options.WithDocumentationMode(mode), Sources.File(Source)));
        Assert.Contains("\"description\":\"One paper String, A < 3. See null.\"", run.Text, StringComparison.Ordinal);
        Assert.Contains("\"a\":{\"type\":\"string\",\"description\":\"The first.\"}", run.Text, StringComparison.Ordinal);
        Assert.Contains("\"b\":{\"type\":\"integer\",\"description\":\"Attribute wins.\"}", run.Text, StringComparison.Ordinal);
        Assert.Contains("\"c\":{\"enum\":[\"Cash\",\"Card\"],\"description\":\"The third.\\nCash: With notes.\"}", run.Text, StringComparison.Ordinal);
        Assert.Contains("\"d\":{\"type\":\"string\",\"description\":\"The fourth.\"}", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_that_is_not_XML_is_ignored() =>
        Assert.DoesNotContain("description", GeneratorRun.Of("""
            /// <summary>Less < than
            [JsonContract] public partial record R(string A);
            """).Text, StringComparison.Ordinal);

    [Fact]
    public void Plain_comments_are_ignored() =>
        Assert.DoesNotContain("description", GeneratorRun.Of("""
            // <summary>Plain.</summary>
            /* <summary>Plain.</summary> */
            //// <summary>Plain.</summary>
            [JsonContract] public partial record R(string A);
            """).Text, StringComparison.Ordinal);
}
