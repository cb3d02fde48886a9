using System.Text;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Tests.Diagnostics;

/// <summary>Each part of a constant is found where it is written, in every way to write it.</summary>
public sealed class ConstantTextTests
{
    private const string Raw = "\"\"\"";

    [Theory]
    [InlineData("\"In {x} now\"", "{x}")]
    [InlineData("\"\\t\\\"\\u0041\\x41 {x}\"", "{x}")]
    [InlineData("\"\\U0001F600{x}\"", "{x}")]
    [InlineData("\"a\\e{\\u0078}\"", "{\\u0078}")]
    [InlineData("@\"a \"\"b\"\"\n {x}\"", "{x}")]
    [InlineData(Raw + "He said \"{x}\"." + Raw, "{x}")]
    [InlineData(Raw + "\"\nOne\n\"\"\" {x}\n\"" + Raw, "{x}")]
    [InlineData(Raw + "\n    One\n\n      two {x}\n    " + Raw, "{x}")]
    [InlineData(Raw + "\r\n    One\r\n    {x} two\r\n    " + Raw, "{x}")]
    [InlineData("\"In \" + \"{x}\" + \" now\"", "{x}")]
    [InlineData("\"In {\" + @\"x} now\"", "{\" + @\"x}")]
    [InlineData("(\"In \" + (\"a\" + \"{x}\"))", "{x}")]
    [InlineData("Named + \" {x}\"", "{x}")]
    [InlineData("\"a\" + Named + nameof(Named) + \"{x}\"", "{x}")]
    [InlineData("\"a\" + WithX + \"b\"", "WithX")]
    [InlineData("$\"a {\"b\"} \\t{{x}} c\"", "{{x}}")]
    [InlineData("$\"a {Named} {{x}} c\"", "{{x}}")]
    [InlineData("$@\"a \"\" {Named} {{x}} c\"", "{{x}}")]
    [InlineData("$$" + Raw + "a {{Named}} {x} c" + Raw, "{x}")]
    [InlineData("\"{x}\"", "{x}")]
    public void A_placeholder_is_located_in_the_source(string constant, string expected)
    {
        (ExpressionSyntax expression, SemanticModel model) = Parse(constant);
        string text = (string)model.GetConstantValue(expression).Value!;
        int start = text.IndexOf("{x}", StringComparison.Ordinal);
        Location location = ConstantText.Locate(expression, new TextRange(start, 3), part => model.GetConstantValue(part).Value as string)!;
        Assert.Equal(expected, location.SourceTree!.GetText().ToString(location.SourceSpan));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_character_of_a_literal_is_located(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++)
        {
            string literal = Literal(random, out string value);
            SyntaxToken token = ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(literal)).Token;
            Assert.Equal(value, token.ValueText);
            List<TextSpan> spans = LiteralCharacters.Of(token)!;
            Assert.Equal(value.Length, spans.Count);
            for (int at = 0; at < value.Length; at++)
            {
                // What is found is a literal again, with the character in it.
                string written = token.ToString().Substring(spans[at].Start, spans[at].Length);
                string again = literal[0] == '"' && !literal.StartsWith(Raw, StringComparison.Ordinal) ? $"\"{written}\"" : $"@\"{written}\"";
                Assert.Contains(value[at], ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(literal.StartsWith(Raw, StringComparison.Ordinal) ? $"@\"{written.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : again)).Token.ValueText);
            }
        }
    }

    [Fact]
    public void An_unknown_constant_has_no_location()
    {
        (ExpressionSyntax expression, _) = Parse("Missing + \"{x}\"");
        Assert.Null(ConstantText.Locate(expression, new TextRange(4, 3), _ => null));
        (expression, _) = Parse("\"short\"");
        Assert.Null(ConstantText.Locate(expression, new TextRange(4, 9), _ => null));
    }

    private static string Literal(Random random, out string value)
    {
        string[] pieces = ["a", "{", "}", "é", "\u65E5", "\U0001F600", "\t", "\"", "\\", "\n", "\r\n", " ", "  ", "x"];
        var text = new StringBuilder();
        for (int i = random.Next(12); i >= 0; i--)
            text.Append(pieces[random.Next(pieces.Length)]);
        value = text.ToString();
        switch (random.Next(4))
        {
            case 0:
                return SymbolDisplay.FormatLiteral(value, quote: true);
            case 1:
                return "@\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            case 2 when !value.Contains('\n', StringComparison.Ordinal):
                value = "-" + value.Replace("\"", "'", StringComparison.Ordinal) + "-";
                return Raw + value + Raw;
            default:
                value = value.Replace("\"\"\"", "'", StringComparison.Ordinal);
                string indentation = new(' ', random.Next(4));
                return Raw + "\"\n" + string.Concat(value.Split('\n').Select(line => indentation + line + "\n")) + indentation + "\"" + Raw;
        }
    }

    private static (ExpressionSyntax Expression, SemanticModel Model) Parse(string constant)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText($$"""
            class C { const string Named = "named"; const string WithX = "with {x}"; const string Text = {{constant}}; }
            """);
        var compilation = CSharpCompilation.Create("Constants", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        VariableDeclaratorSyntax field = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(declarator => declarator.Identifier.Text == "Text");
        return (field.Initializer!.Value, compilation.GetSemanticModel(tree));
    }
}
