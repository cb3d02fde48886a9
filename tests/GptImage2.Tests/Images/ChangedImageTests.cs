using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Images;

/// <summary>An image that is no longer what it was fails before, or instead of, a request with rubbish in it.</summary>
public sealed class ChangedImageTests : CallTest, IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public ChangedImageTests() => File.WriteAllBytes(_path, SampleImages.Png(100_000));

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_file_of_another_length_sends_nothing()
    {
        await AssertFailsAsync(
            ImageInput.FromFile(_path),
            () => File.WriteAllBytes(_path, SampleImages.Png(99_999)),
            $"The file '{_path}' has changed: it had 100000 bytes when the ImageInput was made, and has 99999 now.");
    }

    [Fact]
    public async Task A_file_that_is_gone_sends_nothing() =>
        await AssertFailsAsync(ImageInput.FromFile(_path), () => File.Delete(_path), $"There is no file '{_path}'.");

    [Fact]
    public async Task A_file_of_another_type_is_not_sent_as_the_old_one()
    {
        await AssertFailsAsync(
            ImageInput.FromFile(_path),
            () => Replace(SampleImages.Jpeg(100_000), File.GetLastWriteTimeUtc(_path)),
            $"The file '{_path}' is no longer image/png.",
            connections: 1);
    }

    [Fact]
    public async Task Other_pixels_of_the_same_length_send_nothing()
    {
        await AssertFailsAsync(
            ImageInput.FromFile(_path),
            () => Replace(SampleImages.Png(100_000), File.GetLastWriteTimeUtc(_path).AddSeconds(1)),
            $"The file '{_path}' has been written to since the ImageInput was made.");
    }

    [Fact]
    public async Task A_stream_that_was_closed_sends_nothing()
    {
        var stream = new MemoryStream(SampleImages.Png(1000));
        await AssertFailsAsync(ImageInput.FromStream(stream), stream.Dispose, "The stream was closed before the call.");
    }

    [Fact]
    public async Task A_stream_that_ends_early_breaks_the_request_off()
    {
        using var stream = new ShortStream(SampleImages.Png(200_000), 150_000);
        await AssertFailsAsync(
            ImageInput.FromStream(stream),
            () => { },
            "The stream has changed: it had 200000 bytes when the ImageInput was made, and has 150000 now.",
            connections: 1);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_any_more_is_no_lost_connection()
    {
        using var stream = new BrokenStream(SampleImages.Png(200_000));
        await AssertFailsAsync(ImageInput.FromStream(stream), () => stream.Broken = true, "The stream cannot be read: The disk is gone.", connections: 1);
    }

    private void Replace(byte[] bytes, DateTime written)
    {
        File.WriteAllBytes(_path, bytes);
        File.SetLastWriteTimeUtc(_path, written);
    }

    private static async Task AssertFailsAsync(ImageInput image, Action spoil, string message, int connections = 0)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        spoil();

        ImageInputException exception = await Assert.ThrowsAsync<ImageInputException>(() => CallAsync(Client(server), new UserMessage().Image(image, "image")));

        Assert.Equal(message, exception.Message);
        Assert.Empty(server.Requests);
        Assert.Equal(connections, server.Connections);
    }

    private sealed class ShortStream(byte[] bytes, int end) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..(int)Math.Min(buffer.Length, end - Position)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }

    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public bool Broken { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Broken ? throw new IOException("The disk is gone.") : base.ReadAsync(buffer, cancellationToken);
    }
}
