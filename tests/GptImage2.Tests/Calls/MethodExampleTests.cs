using System.Text;

namespace GptImage2.Tests.Calls;

/// <summary>Tests when and how often examples are read.</summary>
public sealed class MethodExampleTests
{
    [Fact]
    public async Task Examples_are_read_once_by_any_number_of_calls_at_the_same_time()
    {
        int reads = 0;
        using var start = new ManualResetEventSlim();
        JsonModeMethod<Item> method = Method(() =>
        {
            Interlocked.Increment(ref reads);
            Thread.Yield();
            return [new("a", new Item("b", 1))];
        });
        Task<object>[] calls = [.. Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew<object>(
            () =>
            {
                start.Wait(TestContext.Current.CancellationToken);
                return method.Leading;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        Assert.Equal(0, reads);
        start.Set();

        object[] encoded = await Task.WhenAll(calls);

        Assert.Equal(1, reads);
        Assert.Single(encoded.Distinct());
    }

    [Fact]
    public void Examples_are_read_again_after_an_exception()
    {
        int reads = 0;
        JsonModeMethod<Item> method = Method(() => ++reads == 1 ? throw new IOException("busy") : [new("a", new Item("b", 1))]);

        Assert.Throws<IOException>(() => method.Leading);

        Assert.EndsWith(
            """,{"role":"user","content":[{"type":"text","text":"a"}]},{"role":"assistant","content":"{\"name\":\"b\",\"count\":1}"}""",
            Encoding.UTF8.GetString(method.Leading.Encoded.Text.Span),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_that_is_null_is_reported()
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => Method(() => [null!]).Leading);

        Assert.Equal("An example of ITest.AskAsync is null. Remove it, or return an example.", e.Message);
    }

    [Fact]
    public void The_parts_of_an_example_must_not_be_null()
    {
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(() => new Example<int>((string)null!, 1)).ParamName);
        Assert.Equal("image", Assert.Throws<ArgumentNullException>(() => new Example<int>((ImageInput)null!, 1)).ParamName);
        Assert.Equal("image", Assert.Throws<ArgumentNullException>(() => new Example<int>("a", null!, 1)).ParamName);
        Assert.Equal("message", Assert.Throws<ArgumentNullException>(() => new Example<int>((UserMessage)null!, 1)).ParamName);
    }

    private static JsonModeMethod<Item> Method(Func<IEnumerable<Example<Item>>> examples) =>
        new("ITest.AskAsync", ""u8, JsonContract.Of<Item>()) { Examples = examples };
}
