namespace GptImage2.Redis.Tests;

public sealed class OptionTests
{
    [Theory]
    [InlineData("redis:6379,password=first,second=third")]
    [InlineData("redis:6379,connectTimeout=secret")]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated(string connectionString)
    {
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(
            () => RedisRequestLimiter.ConnectAsync(connectionString, "a", new SharedLimiterOptions(), TestContext.Current.CancellationToken));

        Assert.StartsWith("The connection string of Redis cannot be read.", e.Message, StringComparison.Ordinal);
        Assert.Null(e.InnerException);
        Assert.All(["first", "second", "third", "secret"], part => Assert.DoesNotContain(part, e.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_option_is_named()
    {
        ArgumentOutOfRangeException e = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => RedisRequestLimiter.ConnectAsync("127.0.0.1:1", "a", new SharedLimiterOptions { RequestsPerMinute = 0 }, TestContext.Current.CancellationToken));

        Assert.Equal("options.RequestsPerMinute", e.ParamName);
    }
}
