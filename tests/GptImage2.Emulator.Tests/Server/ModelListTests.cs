using System.Text.Json;

namespace GptImage2.Emulator.Tests;

public sealed class ModelListTests
{
    [Fact]
    public async Task The_models_are_those_of_the_options()
    {
        await using Api api = await Api.StartAsync(o => o.Models.Add("another"));
        JsonElement list = (await GetAsync(api, "/models")).Json;
        Assert.Equal("list", list.GetProperty("object").GetString());
        Assert.Equal(["another", "gpt-5-4-image-2", "gpt-5.4-image-2"], list.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_model_is_found_by_its_name()
    {
        await using Api api = await Api.StartAsync();
        JsonElement model = (await GetAsync(api, "/models/gpt-5-4-image-2")).Json;
        Assert.Equal(["id", "object", "created", "owned_by"], model.EnumerateObject().Select(m => m.Name));
        Assert.Equal("model", model.GetProperty("object").GetString());
        (await GetAsync(api, "/models/fake_id")).ShouldBeError(404, "The model 'fake_id' does not exist", "model", "model_not_found");
    }

    [Fact]
    public async Task A_key_is_needed()
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(401, (int)(await GetAsync(api, "/models", key: null)).Status);
        Assert.Equal("missing_api_key", api.Emulator.Requests[0].Error);
    }

    private static Task<ApiResponse> GetAsync(Api api, string path, string? key = EmulatorOptions.DefaultApiKey) =>
        api.SendAsync(new ByteArrayContent([]), key, path, HttpMethod.Get);
}
