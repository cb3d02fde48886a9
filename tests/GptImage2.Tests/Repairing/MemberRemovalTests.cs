using System.Text;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class MemberRemovalTests
{
    [Theory]
    [InlineData("[1, 2, 3]", "0", "[2, 3]")]
    [InlineData("[1, 2, 3]", "1", "[1, 3]")]
    [InlineData("[1, 2, 3]", "2", "[1, 2]")]
    [InlineData("[1, 2, 3]", "0 1", "[3]")]
    [InlineData("[1, 2, 3]", "0 2", "[2]")]
    [InlineData("[1, 2, 3]", "1 2", "[1]")]
    [InlineData("[1, 2, 3]", "2 1 0", "[]")]
    [InlineData("""{"a":1 , "b":2}""", "0", """{"b":2}""")]
    [InlineData("""{"a":1 , "b":2}""", "1", """{"a":1}""")]
    [InlineData("""{ "a":1 }""", "0", "{  }")]
    public void Parts_are_removed_with_their_commas(string json, string indexes, string left)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        TextEdit[] edits = [.. MemberRemoval.Edits(SourceValue.Parse(utf8)!, indexes.Split(' ').Select(int.Parse), static _ => RepairKind.DroppedItem)];

        Assert.Equal(left, Encoding.UTF8.GetString(new EditedText(utf8).Apply(edits).Utf8.Span));
        Assert.All(edits, static edit => Assert.Equal(RepairKind.DroppedItem, edit.Kind));
    }
}
