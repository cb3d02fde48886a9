using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class EditListTests
{
    [Fact]
    public void Edits_are_kept_in_the_order_of_the_text()
    {
        var list = new EditList();
        foreach (int offset in (int[])[7, 3, 9, 0, 5])
            list.Add(new TextEdit(offset, 1, [], null));

        Assert.Equal([0, 3, 5, 7, 9], list.Edits.Select(static edit => edit.Offset));
    }

    [Theory]
    [InlineData(2, 3, false)]
    [InlineData(0, 3, false)]
    [InlineData(4, 5, false)]
    [InlineData(3, 1, false)]
    [InlineData(0, 9, false)]
    [InlineData(3, 0, false)]
    [InlineData(0, 2, true)]
    [InlineData(5, 2, true)]
    [InlineData(2, 0, true)]
    [InlineData(5, 0, true)]
    public void An_edit_that_overlaps_an_earlier_one_is_left_out(int offset, int length, bool isAdded)
    {
        var list = new EditList();
        list.Add(new TextEdit(2, 3, [], null));
        list.Add(new TextEdit(offset, length, [], null));

        Assert.Equal(isAdded ? 2 : 1, list.Edits.Count);
    }
}
