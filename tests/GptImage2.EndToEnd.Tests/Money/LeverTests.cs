using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Money;

/// <summary>The settings that change the bill reach the request, wherever they are set.</summary>
public sealed class LeverTests
{
    private const string OfClient = "m-client default low low key-client safety-client a=client,b=client low 30m";
    private const string OfInterface = "m-interface flex medium medium key-interface safety-interface a=client,b=interface,c=interface high 12h";
    private const string OfMethod = "m-method priority high high key-method safety-method a=client,b=interface,c=method,d=a=b original 30m";
    private const string OfCall = "m-call scale xhigh low key-call safety-call a=client,b=interface,c=method,d=call,e=call low -";

    private static readonly string[] Levers = ["service_tier", "reasoning_effort", "verbosity", "prompt_cache_key", "safety_identifier", "metadata"];

    private static readonly CallOptions Call = new()
    {
        Model = "m-call",
        ServiceTier = ServiceTier.Scale,
        ReasoningEffort = ReasoningEffort.XHigh,
        Verbosity = Verbosity.Low,
        PromptCacheKey = "key-call",
        PromptCacheBreakpoint = PromptCacheBreakpoint.None,
        ImageDetail = ImageDetail.Low,
        SafetyIdentifier = "safety-call",
        Metadata = new Dictionary<string, string> { ["d"] = "call", ["e"] = "call" },
    };

    [Fact]
    public async Task The_most_specific_setting_is_sent()
    {
        await using Emulated emulated = await StartAsync();
        GptImage2Client client = emulated.Client(Configure);
        ILevers levers = client.Bind<ILevers>();

        await client.Bind<IPlain>().ReadAsync("none", Pictures.Png(9), cancellationToken: Emulated.Stop);
        await levers.InterfaceAsync(Pictures.Png(9), cancellationToken: Emulated.Stop);
        await levers.MethodAsync(Pictures.Png(9), cancellationToken: Emulated.Stop);
        await levers.MethodAsync(Pictures.Png(9), Call, Emulated.Stop);

        Assert.Equal([OfClient, OfInterface, OfMethod, OfCall], emulated.Requests.Select(Sent));
    }

    [Fact]
    public async Task Streams_and_snapshots_send_the_same_settings()
    {
        await using Emulated emulated = await StartAsync();
        ILevers levers = emulated.Client(Configure).Bind<ILevers>();

        await foreach (object _ in levers.ListAsync(Pictures.Png(9)).WithCancellation(Emulated.Stop))
        {
        }

        await foreach (object _ in levers.WatchAsync(Pictures.Png(9)).WithCancellation(Emulated.Stop))
        {
        }

        Assert.Equal([OfInterface, OfInterface], emulated.Requests.Select(Sent));
        Assert.All(emulated.Requests, static request => Assert.True(request.Chat!.Stream));
    }

    [Fact]
    public async Task A_correction_sends_the_settings_of_its_call()
    {
        await using Emulated emulated = await StartAsync();
        emulated.Replies.Enqueue(Reply.Json("""{"name":"milk","count":0}"""), Reply.Json("""{"name":"milk","count":2}"""));

        await emulated.Client(Configure).Bind<ILevers>().MethodAsync(Pictures.Png(9), new CallOptions { MaxCorrections = 1, CorrectionImages = CorrectionImages.Always }, Emulated.Stop);

        Assert.Equal([OfMethod, OfMethod], emulated.Requests.Select(Sent));
    }

    [Fact]
    public async Task The_detail_of_an_image_has_precedence_over_that_of_the_call()
    {
        await using Emulated emulated = await StartAsync();

        await emulated.Client(Configure).Bind<ILevers>().MethodAsync(Pictures.Png(9).WithDetail(ImageDetail.High), Call, Emulated.Stop);

        Assert.Equal(OfCall.Replace(" low -", " high -", StringComparison.Ordinal), Sent(emulated.Request));
    }

    [Fact]
    public async Task Without_settings_no_field_is_sent()
    {
        await using Emulated emulated = await StartAsync();
        IPlain plain = emulated.Client().Bind<IPlain>();

        await plain.ReadAsync("none", Pictures.Png(9), cancellationToken: Emulated.Stop);
        await foreach (object _ in plain.ListAsync("none").WithCancellation(Emulated.Stop))
        {
        }

        Assert.Equal(["gpt-5-4-image-2 - - - - - - auto -", "gpt-5-4-image-2 - - - - - - - -"], emulated.Requests.Select(Sent));
        Assert.All(emulated.Requests, static request => Assert.All(Levers, lever => Assert.False(request.Body!.Value.TryGetProperty(lever, out JsonElement _))));
    }

    [Fact]
    public async Task Metadata_of_all_places_together_has_at_most_16_pairs()
    {
        await using Emulated emulated = await StartAsync();
        var options = new CallOptions { Metadata = Enumerable.Range(0, 13).ToDictionary(static i => $"key{i}", static i => $"{i}") };

        ArgumentException e = await Assert.ThrowsAnyAsync<ArgumentException>(() => emulated.Client(Configure).Bind<ILevers>().MethodAsync(Pictures.Png(9), options, Emulated.Stop));

        Assert.Contains("Metadata must have at most 16 pairs", e.Message, StringComparison.Ordinal);
        Assert.Empty(emulated.Requests);
    }

    private static async Task<Emulated> StartAsync() => await Emulated.StartAsync(static options =>
    {
        options.MetadataNeedsStore = false;
        options.Models.UnionWith(["m-client", "m-interface", "m-method", "m-call"]);
    });

    private static void Configure(GptImage2Options options)
    {
        options.Model = "m-client";
        options.ServiceTier = ServiceTier.Default;
        options.ReasoningEffort = ReasoningEffort.Low;
        options.Verbosity = Verbosity.Low;
        options.PromptCacheKey = "key-client";
        options.PromptCacheBreakpoint = PromptCacheBreakpoint.ThirtyMinutes;
        options.ImageDetail = ImageDetail.Low;
        options.SafetyIdentifier = "safety-client";
        options.Metadata = new Dictionary<string, string> { ["a"] = "client", ["b"] = "client" };
    }

    // The settings of a request in one line; a minus for each that is not sent.
    private static string Sent(ReceivedRequest request)
    {
        JsonElement body = request.Body!.Value;
        string metadata = body.TryGetProperty("metadata", out JsonElement pairs) ? string.Join(',', pairs.EnumerateObject().Select(static pair => $"{pair.Name}={pair.Value}").Order(StringComparer.Ordinal)) : "-";
        JsonElement user = body.GetProperty("messages").EnumerateArray().First(static message => message.GetProperty("role").ValueEquals("user"));
        string detail = user.GetProperty("content").EnumerateArray()
            .Where(static part => part.TryGetProperty("image_url", out _))
            .Select(static part => part.GetProperty("image_url").GetProperty("detail").GetString()!)
            .SingleOrDefault("-");
        string mark = request.Chat!.Messages.SelectMany(static message => message.Parts).Select(static part => part.CacheBreakpoint).SingleOrDefault(static ttl => ttl is not null) ?? "-";
        return string.Join(' ', [Text("model"), .. Levers.SkipLast(1).Select(Text), metadata, detail, mark]);

        string Text(string name) => body.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "-";
    }
}
