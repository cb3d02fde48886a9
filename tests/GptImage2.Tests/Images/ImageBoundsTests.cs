using System.Diagnostics;
using System.Net.Sockets;
using GptImage2.Images;
using GptImage2.Messages;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.Images;

/// <summary>Images that have no end, that are no files, or that change while they are sent.</summary>
public sealed class ImageBoundsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Devices => ["/dev/zero", "/dev/urandom", "/dev/null", "pipe", "socket", "link to a pipe", "link to /dev/zero", "link to a link"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Devices))]
    public async Task A_pipe_a_socket_or_a_device_is_refused_without_reading(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are files of Linux.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "socket")));
        using (var make = Process.Start("mkfifo", Path.Combine(_folder, "pipe")))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(_folder, "link to a pipe"), Path.Combine(_folder, "pipe"));
        File.CreateSymbolicLink(Path.Combine(_folder, "link to a link"), Path.Combine(_folder, "link to a pipe"));
        File.CreateSymbolicLink(Path.Combine(_folder, "zero"), "/dev/zero");
        string path = kind.StartsWith('/') ? kind : Path.Combine(_folder, kind == "link to /dev/zero" ? "zero" : kind);

        ImageInputException e = await Assert.ThrowsAsync<ImageInputException>(() => Task.Run(() => ImageInput.FromFile(path), TestContext.Current.CancellationToken));

        Assert.Equal($"The file '{path}' is empty, or it is a pipe, a socket or a device. Pass the path of a regular file.", e.Message);
    }

    [Fact]
    public async Task A_link_to_an_image_is_that_image()
    {
        string path = Path.Combine(_folder, "receipt.png");
        File.WriteAllBytes(path, SampleImages.Png(1000));
        string link = File.CreateSymbolicLink(Path.Combine(_folder, "link.png"), path).FullName;

        var image = ImageInput.FromFile(link);

        image.Source!.Check();
        Assert.Equal(File.ReadAllBytes(path), (await image.Source.ReadAsync(TestContext.Current.CancellationToken)).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_endless_stream_that_is_no_image_is_refused_at_its_first_bytes(bool isAsynchronous)
    {
        using var stream = new EndlessStream([1, 2, 3, 4, 5]);

        ImageInputException e = isAsynchronous
            ? await Assert.ThrowsAsync<ImageInputException>(() => ImageInput.FromStreamAsync(stream, cancellationToken: TestContext.Current.CancellationToken))
            : Assert.Throws<ImageInputException>(() => ImageInput.FromStream(stream));

        Assert.Contains("is not a PNG, JPEG, GIF or WebP image: it starts with 01 02 03 04 05", e.Message, StringComparison.Ordinal);
        Assert.InRange(stream.BytesRead, 32, 4096);
    }

    [Fact]
    public void An_endless_image_is_refused_at_the_limit()
    {
        using var stream = new EndlessStream(SampleImages.Png(100));
        var buffer = new StreamBuffer(1 << 20);
        long before = GC.GetAllocatedBytesForCurrentThread();

        ImageInputException e = Assert.Throws<ImageInputException>(() =>
        {
            while (buffer.Accept(stream.Read(buffer.Rest.Span)))
            {
            }
        });

        Assert.Equal("The stream has 1 MiB or more. Pass a shorter one.", e.Message);
        Assert.Equal(1 << 20, stream.BytesRead);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1 << 20, 3 << 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_overwritten_while_it_is_sent_is_noticed(bool isPath)
    {
        string path = Path.Combine(_folder, "receipt.png");
        File.WriteAllBytes(path, SampleImages.Png(1_000_000));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        using FileStream? open = isPath ? null : File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        ImageInput image = isPath ? ImageInput.FromFile(path) : ImageInput.FromStream(open!);
        bool isOverwritten = false;
        using var target = new WatchedStream(() =>
        {
            if (isOverwritten)
                return;
            isOverwritten = true;
            // As another process does, which asks for no lock.
            using FileStream other = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            other.Write(SampleImages.Png(1_000_000).AsSpan().ToArray().Reverse().ToArray());
        });

        ImageInputException e = await Assert.ThrowsAsync<ImageInputException>(async () => await image.Source!.WriteBase64Async(target, TestContext.Current.CancellationToken));

        Assert.Contains("was changed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_change_between_two_attempts_are_not_sent_again()
    {
        byte[] bytes = SampleImages.Png(1000);
        var request = new JsonModeRequest(Item.Method.Leading, new UserMessage().Image(ImageInput.FromBytes(bytes), "image").Parts);
        var json = new RequestJson("m", request);
        using var first = new MemoryStream();
        await json.WriteToAsync(first, TestContext.Current.CancellationToken);
        using var second = new MemoryStream();
        await json.WriteToAsync(second, TestContext.Current.CancellationToken);
        Assert.Equal(first.ToArray(), second.ToArray());
        bytes[^1] ^= 1;

        ImageInputException e = await Assert.ThrowsAsync<ImageInputException>(() => json.WriteToAsync(Stream.Null, TestContext.Current.CancellationToken));

        Assert.Equal("The bytes changed between two attempts of a request. Leave the image as it is until the call ends.", e.Message);
    }

    private sealed class EndlessStream(byte[] start) : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            if (BytesRead == 0)
                start.CopyTo(buffer);
            BytesRead += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }

    private sealed class WatchedStream(Action written) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written();
            return default;
        }
    }
}
