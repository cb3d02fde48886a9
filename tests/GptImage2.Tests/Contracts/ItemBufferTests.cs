using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class ItemBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(5000)]
    public void Items_are_returned_in_order_in_a_list_without_spare_capacity(int count)
    {
        string[] expected = [.. Enumerable.Range(0, count).Select(i => $"{i}")];
        var forList = new ItemBuffer<string>();
        var forArray = new ItemBuffer<string>();
        foreach (string item in expected)
        {
            forList.Add(item);
            forArray.Add(item);
        }

        Assert.Equal(count, forList.Count);
        var list = forList.ToList();
        Assert.Equal(expected, list);
        Assert.Equal(count, list.Capacity);
        Assert.Equal(expected, forArray.ToArray());
    }
}
