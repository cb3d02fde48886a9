using GptImage2.Tests.Calls;
using GptImage2.Tests.Images;

namespace GptImage2.Tests.OpenAI;

[Collection(nameof(NonParallel))]
public sealed class AllocationTests : CallTest
{
    private const int ImageLength = 10 * 1024 * 1024;

    [Fact]
    public async Task Memory_does_not_grow_with_an_image_in_memory() =>
        await AssertLeanAsync(ImageInput.FromBytes(SampleImages.Png(ImageLength)));

    [Fact]
    public async Task Memory_does_not_grow_with_an_image_in_a_file()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, SampleImages.Png(ImageLength), Cancellation);
        try
        {
            await AssertLeanAsync(ImageInput.FromFile(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // The server allocates in the same process, so the client alone allocates even less.
    private static async Task AssertLeanAsync(ImageInput image)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply)) { KeepBodies = false };
        GptImage2Client client = Client(server);
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await CallAsync(client, new UserMessage().Image(image, "image"));
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.InRange(least, 0, 256 * 1024);
    }
}
