using System.Text;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class ProseTests
{
    [Theory]
    [InlineData(""","price":3.5}""", true)]
    [InlineData("""  "price" : 3.5""", true)]
    [InlineData("""
        ,
        "price":3.5
        """, true)]
    [InlineData(",'price':3.5}", true)]
    [InlineData(",“price”:3.5", true)]
    [InlineData(",price:3.5}", true)]
    [InlineData(""","b"]""", true)]
    [InlineData(", 3]", true)]
    [InlineData("}", false)]
    [InlineData("}]", false)]
    [InlineData(");", false)]
    [InlineData("\n```\n}", false)]
    [InlineData(" Is there anything else?", false)]
    [InlineData(" as in [1] and {x}", false)]
    [InlineData(""" The "price": I could not read it.""", false)]
    public void Text_after_a_value_belongs_to_it_when_it_begins_like_a_member_or_closes_a_bracket_after_data(string text, bool belongs) =>
        Assert.Equal(belongs, Prose.BelongsToValue(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""Here: {"a":1}""", 6)]
    [InlineData("""/* {"a":1} */ {"b":1}""", 14)]
    [InlineData("// {\"a\":1}\n{\"b\":1}", 11)]
    [InlineData("""see http://x {"b":1}""", 13)]
    [InlineData("""<!-- {"a":1} -->[1]""", 16)]
    [InlineData("""<think>{"a":1}</think>[1]""", 22)]
    [InlineData("""<think>{"a":1}""", -1)]
    [InlineData("""/* {"a":1}""", -1)]
    [InlineData("""a < b [1]""", 6)]
    public void Comments_and_thinking_are_not_searched_for_values(string text, int bracket)
    {
        int thoughtEnd = -1;
        Assert.Equal(bracket, Prose.NextBracket(Encoding.UTF8.GetBytes(text), 0, ref thoughtEnd));
        Assert.Equal(-1, thoughtEnd);
    }
}
