using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Tests that nothing else runs beside, for they count the bytes that the process allocates.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class NonParallel;

[Collection("alone")]
public sealed class LoadTests
{
    private const int Connections = 8;
    private const int Rounds = 2;

    [Fact]
    public async Task Large_images_of_many_connections_are_not_kept_in_memory()
    {
        await using Api api = await Api.StartAsync();
        byte[] image = TestImages.Png(100, 100, padding: 10_000_000);
        byte[] body = Encoding.UTF8.GetBytes(Api.RequestWithImage(TestImages.DataUrl(image, "image/png")).ToJsonString());
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {api.Emulator.ApiKey}" } } };
        await SendAsync();

        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int round = 0; round < Rounds; round++)
            Assert.All(await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAsync())), static s => Assert.Equal(HttpStatusCode.OK, s));

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(1 + (Connections * Rounds), api.Emulator.Requests.Count);
        string hash = Convert.ToHexStringLower(SHA256.HashData(image));
        Assert.All(api.Emulator.Requests, r => Assert.Equal((body.Length, hash), ((int)r.BodyLength, r.Chat!.Images.Single().Sha256)));

        // All of them together, in less than two of the bodies.
        Assert.True(allocated < 2 * body.Length, $"{allocated:N0} bytes were allocated for {Connections * Rounds} bodies of {body.Length:N0} bytes.");

        async Task<HttpStatusCode> SendAsync()
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            using HttpResponseMessage response = await http.PostAsync(new Uri($"{api.Emulator.Endpoint}/chat/completions"), content, Api.Stop);
            await response.Content.ReadAsByteArrayAsync(Api.Stop);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Large_images_in_lines_of_a_batch_are_not_kept_in_memory()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        JsonObject body = Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(100, 100, padding: 10_000_000), "image/png"));
        string lines = string.Join('\n', Enumerable.Range(0, Connections).Select(i => BatchApi.Line($"{i}", body.DeepClone())));
        string batch = await api.CreateAsync(lines);

        long before = GC.GetTotalAllocatedBytes(precise: true);
        api.Emulator.Batches.Advance(int.MaxValue);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal("completed", (await api.GetAsync(batch)).Json.Status());
        Assert.Equal(Connections, api.Emulator.Requests.Count(static r => r is { CustomId: not null, Status: 200 }));
        Assert.True(allocated < lines.Length / Connections / 2, $"{allocated:N0} bytes were allocated for lines of {lines.Length:N0} bytes.");
    }

    [Fact]
    public async Task New_pictures_of_the_page_replace_the_oldest_pictures()
    {
        await using Api api = await Api.StartAsync(static options => options.Page = true);
        byte[] body = Encoding.UTF8.GetBytes(Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(100, 100, padding: 10_000_000), "image/png")).ToJsonString());
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {api.Emulator.ApiKey}" } } };
        for (int i = 0; i < Connections; i++)
            await SendAsync();

        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < Connections; i++)
            await SendAsync();

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(allocated < body.Length, $"{allocated:N0} bytes were allocated for {Connections} pictures of {body.Length:N0} bytes.");

        async Task SendAsync()
        {
            using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
            using HttpResponseMessage response = await http.PostAsync(new Uri($"{api.Emulator.Endpoint}/chat/completions"), content, Api.Stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
