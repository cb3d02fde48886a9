using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GptImage2.Emulator.Tests;

/// <summary>A page of another site can make its own name point to this machine. It gets nothing under that name.</summary>
public sealed class HostTests
{
    public static TheoryData<string, string, string> Requests()
    {
        var requests = new TheoryData<string, string, string>();
        foreach (string host in (string[])["evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "localhost.evil.example", "192.168.1.7:{port}", "[::2]:{port}", "localhost.:{port}"])
        {
            requests.Add(host, "GET", "/v1/files");
            requests.Add(host, "POST", "/v1/chat/completions");
        }

        foreach ((string method, string path) in ((string, string)[])[
            ("GET", "/"), ("GET", "/_emulator/calls"), ("DELETE", "/_emulator/calls"), ("GET", "/_emulator/events"),
            ("POST", "/v1/files"), ("GET", "/v1/files/{id}"), ("GET", "/v1/files/{id}/content"), ("DELETE", "/v1/files/{id}"),
            ("GET", "/v1/models"), ("GET", "/v1/models/gpt-5-4-image-2"),
            ("GET", "/v1/batches"), ("POST", "/v1/batches"), ("POST", "/v1/batches/batch_1/cancel"), ("GET", "/nothing"), ("OPTIONS", "/v1/files"), ("PUT", "/v1/chat/completions")])
        {
            requests.Add("evil.example:{port}", method, path);
        }

        return requests;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_under_another_name_is_refused(string host, string method, string path)
    {
        await using Api api = await Api.StartAsync(o => (o.Page, o.AcceptAnyKey) = (true, true));
        string id = await UploadAsync(api);

        using HttpResponseMessage response = await SendAsync(api, host, method, path.Replace("{id}", id, StringComparison.Ordinal));
        string body = await response.Content.ReadAsStringAsync(Api.Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("answers under the names of this machine only: 127.0.0.1, [::1] or localhost.", body, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Methods"));
        Assert.Contains(id, (await api.SendAsync(new StringContent(""), path: "/files", method: HttpMethod.Get)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("LocalHost")]
    [InlineData("[::1]:{port}")]
    [InlineData("127.0.0.1:1")]
    public async Task A_request_under_a_name_of_this_machine_is_answered(string host)
    {
        await using Api api = await Api.StartAsync();

        using HttpResponseMessage response = await SendAsync(api, host, "GET", "/v1/files");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task With_AllowRemote_every_name_is_answered()
    {
        await using Api api = await Api.StartAsync(o => o.AllowRemote = true);

        using HttpResponseMessage response = await SendAsync(api, "emulator.intranet:8080", "GET", "/v1/files");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(Api api, string host, string method, string path)
    {
        Uri endpoint = api.Emulator.Endpoint;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(endpoint, path));
        request.Headers.Host = host.Replace("{port}", endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Emulator.ApiKey);
        request.Headers.Add("Origin", $"http://localhost:{endpoint.Port}");
        if (method is "OPTIONS")
            request.Headers.Add("Access-Control-Request-Method", "GET");
        if (method is "POST")
            request.Content = new StringContent(Api.Request().ToJsonString(), Encoding.UTF8, "application/json");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Api.Stop);
    }

    private static async Task<string> UploadAsync(Api api)
    {
        using var form = new MultipartFormDataContent { { new StringContent("batch"), "purpose" }, { new StringContent("{}"), "file", "a.jsonl" } };
        return (await api.SendAsync(form, path: "/files")).Json.GetProperty("id").GetString()!;
    }
}
