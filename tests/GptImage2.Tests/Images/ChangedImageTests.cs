using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Images;

/// <summary>An image that has changed fails the call, so that no request with wrong bytes is sent completely.</summary>
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
            $"The file '{_path}' has changed: it had 100000 bytes when the ImageInput was created, and has 99999 now.");
    }

    [Fact]
    public async Task A_deleted_file_sends_nothing() =>
        await AssertFailsAsync(ImageInput.FromFile(_path), () => File.Delete(_path), $"There is no file '{_path}'.");

    [Fact]
    public async Task A_file_with_a_changed_type_is_not_sent()
    {
        await AssertFailsAsync(
            ImageInput.FromFile(_path),
            () => Replace(SampleImages.Jpeg(100_000), File.GetLastWriteTimeUtc(_path)),
            $"The file '{_path}' is no longer image/png. Do not change it before the call ends.",
            connections: 1);
    }

    [Fact]
    public async Task Other_pixels_of_the_same_length_send_nothing()
    {
        await AssertFailsAsync(
            ImageInput.FromFile(_path),
            () => Replace(SampleImages.Png(100_000), File.GetLastWriteTimeUtc(_path).AddSeconds(1)),
            $"The file '{_path}' was changed after the ImageInput was created. Create another ImageInput.");
    }

    [Fact]
    public async Task A_closed_stream_sends_nothing()
    {
        var stream = new MemoryStream(SampleImages.Png(1000));
        await AssertFailsAsync(ImageInput.FromStream(stream), stream.Dispose, "The stream of the image was closed before the call ended. Leave it open until then.");
    }

    [Fact]
    public async Task A_stream_that_ends_early_breaks_the_request_off()
    {
        using var stream = new ShortStream(SampleImages.Png(200_000), 150_000);
        await AssertFailsAsync(
            ImageInput.FromStream(stream),
            () => { },
            "The stream has changed: it had 200000 bytes when the ImageInput was created, and has 150000 now.",
            connections: 1);
    }

    [Fact]
    public async Task A_stream_that_fails_is_not_reported_as_a_lost_connection()
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
