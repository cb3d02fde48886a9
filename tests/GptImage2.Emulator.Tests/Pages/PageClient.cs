using System.Net;
using System.Text.Json;

namespace GptImage2.Emulator.Tests;

/// <summary>Asks an emulator for its page and for what that loads.</summary>
internal sealed class PageClient(Api api) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(api.Emulator.Endpoint, "/") };

    public async Task<ApiResponse> GetAsync(string path, string? host = null, string? from = null, HttpMethod? method = null)
    {
        using HttpResponseMessage response = await OpenAsync(path, host, from, method);
        return new ApiResponse(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(Api.Stop),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async Task<byte[]?> PictureAsync(int call, int picture)
    {
        using HttpResponseMessage response = await _http.GetAsync($"/_emulator/calls/{call}/pictures/{picture}", Api.Stop);
        return response.StatusCode is HttpStatusCode.OK ? await response.Content.ReadAsByteArrayAsync(Api.Stop) : null;
    }

    /// <summary>Reads a call when its answer has ended.</summary>
    public async Task<JsonElement> CallAsync(int call)
    {
        await (await api.Emulator.Requests.WaitAsync(call, Api.Stop)).Ended.WaitAsync(Api.Stop);
        return (await GetAsync($"/_emulator/calls/{call}")).Json;
    }

    /// <summary>Reads events until one is as wanted, and returns that with its name.</summary>
    public async Task<(string Name, JsonElement Data)> EventAsync(Func<JsonElement, bool> wanted)
    {
        using HttpResponseMessage response = await OpenAsync("/_emulator/events");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Api.Stop));
        string name = string.Empty;
        while (await reader.ReadLineAsync(Api.Stop) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonDocument.Parse(line["data: ".Length..]).RootElement is var data && wanted(data))
                return (name, data);
        }

        throw new InvalidOperationException("The events ended.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(string path, string? host = null, string? from = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Host = host;
        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Api.Stop);
    }
}
