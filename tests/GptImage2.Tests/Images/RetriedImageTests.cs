using System.Text;
using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Images;

/// <summary>A retry reads images again, and sends the same bytes or nothing.</summary>
public sealed class RetriedImageTests : CallTest, IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public RetriedImageTests() => File.WriteAllBytes(_path, SampleImages.Png(150_000));

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Every_source_is_sent_again_byte_for_byte()
    {
        byte[] bytes = SampleImages.Png(150_000);
        using var seekable = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        using var forward = new ForwardStream(bytes);
        ImageInput[] images = [ImageInput.FromBytes(bytes), ImageInput.FromFile(_path), ImageInput.FromStream(seekable), ImageInput.FromStream(forward)];
        await using var server = new LoopbackServer(Answer.Error(503, "Not now."), Answer.Completion(ItemReply));

        await CallAsync(Client(server), new UserMessage().Images(images, "images"));

        ReceivedRequest[] requests = [.. server.Requests];
        Assert.Equal(2, requests.Length);
        Assert.Equal(requests[0].Body, requests[1].Body);
        Assert.Equal(5, Encoding.ASCII.GetString(requests[1].Body).Split(Convert.ToBase64String(bytes)).Length);
    }

    [Fact]
    public async Task A_file_that_changed_between_two_attempts_ends_the_call() =>
        await AssertEndsAsync(
            ImageInput.FromFile(_path),
            () =>
            {
                File.WriteAllBytes(_path, SampleImages.Png(150_000));
                File.SetLastWriteTimeUtc(_path, DateTime.UtcNow.AddSeconds(5));
            },
            $"The file '{_path}' was changed after the ImageInput was created. Create another ImageInput.");

    [Fact]
    public async Task A_file_that_was_deleted_between_two_attempts_ends_the_call() =>
        await AssertEndsAsync(ImageInput.FromFile(_path), () => File.Delete(_path), $"There is no file '{_path}'.");

    [Fact]
    public async Task A_stream_that_was_closed_between_two_attempts_ends_the_call()
    {
        var stream = new MemoryStream(SampleImages.Png(1000));
        await AssertEndsAsync(ImageInput.FromStream(stream), stream.Dispose, "The stream of the image was closed before the call ended. Leave it open until then.");
    }

    [Fact]
    public async Task A_stream_that_is_no_longer_seekable_at_the_second_attempt_ends_the_call()
    {
        using var stream = new PipeStream(SampleImages.Png(1000));
        await AssertEndsAsync(ImageInput.FromStream(stream), () => stream.Seekable = false, "The stream of the image was closed before the call ended. Leave it open until then.");
    }

    private static async Task AssertEndsAsync(ImageInput image, Action spoil, string message)
    {
        await using var server = new LoopbackServer(Answer.Error(503, "Not now."), Answer.Completion(ItemReply));

        ImageInputException exception = await Assert.ThrowsAsync<ImageInputException>(() => CallAsync(Client(server, o => o.TimeProvider = new SpoilingClock(spoil)), new UserMessage().Image(image, "image")));

        Assert.Equal(message, exception.Message);
        Assert.Single(server.Requests);
    }

    /// <summary>A clock that runs an action during the wait before a retry. The wait takes no time.</summary>
    private sealed class SpoilingClock(Action spoil) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            spoil();
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class PipeStream(byte[] bytes) : MemoryStream(bytes)
    {
        public bool Seekable { get; set; } = true;

        public override bool CanSeek => Seekable && base.CanSeek;
    }
}
