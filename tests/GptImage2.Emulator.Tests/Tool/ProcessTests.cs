using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>The emulator as a program.</summary>
public sealed class ProcessTests : IDisposable
{
    // Each option of the program, and the default that the help shows.
    private static readonly (string Option, string? Default)[] Defaults =
    [
        ("--urls", "http://127.0.0.1:8080"), ("--allow-remote", null), ("--no-page", null), ("--api-key", "any key"), ("--replies", null), ("--wrong", null),
        ("--fault", null), ("--error", null), ("--fault-rate", "1"), ("--seed", "0"), ("--requests-per-minute", "30000"), ("--tokens-per-minute", "150000000"),
        ("--flex-shortage", "0"), ("--reasoning-tokens", "0"), ("--reasoning-overrun", "empty"), ("--field", "as --fields lists"), ("--no-prompt-cache", null), ("--detailed-usage", null),
        ("--minified", null), ("--no-chunks", null), ("--batch-step", "0"), ("--no-batches", null), ("--batch-failure", null), ("--batch-line-errors", "0"),
        ("--batch-queued-tokens", "no limit"), ("--uploads-per-minute", "no limit"), ("--lose-batches", "0"), ("--webhook-url", null),
        ("--webhook-secret", "whsec_ZW11bGF0b3ItdGVzdC1zZWNyZXQtMDAwMQ=="), ("--fields", null), ("--version", null),
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("emulator-tests-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task It_answers_prints_each_call_and_ends_on_a_signal()
    {
        string replies = Write("""
            [ // comments are fine
              {"json": {"from": "file"}, "headers": {"x-scripted": "yes"}},
              {"error": {"status": 429, "message": "Later.", "type": "tokens", "code": "rate_limit_exceeded"}},
              {"promptContains": "cat", "text": "meow"}
            ]
            """);
        using Process program = Start("--urls", "http://127.0.0.1:0", "--replies", replies, "--api-key", "sk-of-this-test-1234567890");
        string? first = await program.StandardOutput.ReadLineAsync(Api.Stop);
        Assert.NotNull(first);
        Assert.Contains("not the model's", await program.StandardOutput.ReadLineAsync(Api.Stop), StringComparison.Ordinal);

        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-of-this-test-1234567890" } } };
        string endpoint = first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions";
        using HttpResponseMessage json = await http.PostAsync(endpoint, Body("json"), Api.Stop);
        using HttpResponseMessage error = await http.PostAsync(endpoint, Body("json"), Api.Stop);
        using HttpResponseMessage cat = await http.PostAsync(endpoint, Body("json cat"), Api.Stop);
        http.DefaultRequestHeaders.Remove("Authorization");
        http.DefaultRequestHeaders.Add("Authorization", "Bearer sk-x");
        using HttpResponseMessage stranger = await http.PostAsync(endpoint, Body("json"), Api.Stop);

        Assert.Contains("{\\\"from\\\": \\\"file\\\"}", await json.Content.ReadAsStringAsync(Api.Stop), StringComparison.Ordinal);
        Assert.Equal("yes", json.Headers.GetValues("x-scripted").Single());
        Assert.Equal(HttpStatusCode.TooManyRequests, error.StatusCode);
        Assert.Contains("meow", await cat.Content.ReadAsStringAsync(Api.Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        using (var kill = Process.Start("kill", ["-INT", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(Api.Stop);

        string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);
        await program.WaitForExitAsync(Api.Stop);
        Assert.Equal(0, program.ExitCode);
        Assert.Matches(@"POST /v1/chat/completions 200 \d+ \+ \d+ tokens req_[0-9a-f]{32}", output);
        Assert.Contains("POST /v1/chat/completions 429 Later. req_", output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_replies_faults_and_limits_are_arguments()
    {
        string replies = Write("""[{"json": {"n": 1}, "wrong": "numberAsString"}, {"sample": true, "fault": "close-after-headers"}]""");
        using Process program = Start("--urls", "http://127.0.0.1:0", "--replies", replies, "--wrong", "DoubleEncoded", "--requests-per-minute", "3", "--fault", "close-before-answer:reset", "--fault-rate", "0");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        string endpoint = first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions";
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };

        using HttpResponseMessage scripted = await http.PostAsync(endpoint, Body("json"), Api.Stop);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(endpoint, Body("json"), Api.Stop));
        using HttpResponseMessage sample = await http.PostAsync(endpoint, Body("json"), Api.Stop);
        using HttpResponseMessage limited = await http.PostAsync(endpoint, Body("json"), Api.Stop);
        program.Kill();

        Assert.Contains("""{\"n\":\"1\"}""", await scripted.Content.ReadAsStringAsync(Api.Stop), StringComparison.Ordinal);
        Assert.Contains("\"content\": \"\\\"{", await sample.Content.ReadAsStringAsync(Api.Stop), StringComparison.Ordinal);
        Assert.Equal("3", limited.Headers.GetValues("x-ratelimit-limit-requests").Single());
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
    }

    [Fact]
    public async Task Lines_of_batches_are_printed_and_batches_can_be_switched_off()
    {
        foreach ((string? argument, string? expected) in ((string, string)[])[("--batch-step=1", "completed"), ("--no-batches", "failed")])
        {
            using Process program = Start("--urls", "http://127.0.0.1:0", argument);
            string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
            string endpoint = first[first.IndexOf("http", StringComparison.Ordinal)..];
            using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
            using MultipartFormDataContent form = BatchApi.Form(BatchApi.Line("tea"));
            using HttpResponseMessage uploaded = await http.PostAsync($"{endpoint}/files", form, Api.Stop);
            string file = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync(Api.Stop))!["id"]!.GetValue<string>();
            using var request = new StringContent(BatchApi.Batch(file).ToJsonString());
            using HttpResponseMessage created = await http.PostAsync($"{endpoint}/batches", request, Api.Stop);
            string batch = JsonNode.Parse(await created.Content.ReadAsStringAsync(Api.Stop))!["id"]!.GetValue<string>();
            string status;
            do
                status = JsonNode.Parse(await http.GetStringAsync($"{endpoint}/batches/{batch}", Api.Stop))!["status"]!.GetValue<string>();
            while (status is not ("completed" or "failed"));

            program.Kill();
            Assert.Equal(expected, status);
            string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);
            Assert.Contains("POST /v1/files 200", output, StringComparison.Ordinal);
            Assert.Equal(expected is "completed", output.Contains($"POST /v1/chat/completions ({batch}: tea) 200 ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Paths_names_and_batches_with_control_sequences_are_printed_with_escapes()
    {
        using Process program = Start("--urls", "http://127.0.0.1:0");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        var endpoint = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]);
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };

        using HttpResponseMessage path = await http.GetAsync($"{endpoint}/%1b]0;pwned%07%1b[2J%0aPOST%20/v1/forged%e2%80%ae%c2%9b", Api.Stop);
        using HttpResponseMessage field = await http.PostAsync($"{endpoint}/chat/completions", new StringContent("""{"model":"gpt-5-4-image-2","messages":[],"\u001b[2J\nforged\u202e":1}""", null, "application/json"), Api.Stop);
        using HttpResponseMessage model = await http.PostAsync($"{endpoint}/chat/completions", new StringContent("""{"model":"\u001b[2J\ud800","messages":[]}""", null, "application/json"), Api.Stop);
        program.Kill();
        string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);

        Assert.Contains("""GET /v1/\u001b]0;pwned\u0007\u001b[2J\u000aPOST /v1/forged\u202e\u009b 404""", output, StringComparison.Ordinal);
        Assert.Contains("""'\u001b[2J\u000aforged\u202e'""", output, StringComparison.Ordinal);
        Assert.Equal(3, output.Split('\n').Count(static line => line.StartsWith("GET ", StringComparison.Ordinal) || line.StartsWith("POST ", StringComparison.Ordinal)));
        Assert.DoesNotContain(output, static unit => char.IsControl(unit) && unit is not ('\n' or '\r'));
        Assert.DoesNotContain('\u202e', output);
    }

    [Fact]
    public async Task Faults_of_the_command_line_break_connections()
    {
        using Process program = Start("--urls", "http://127.0.0.1:0", "--fault", "close-in-body:10");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(
            () => http.PostAsync(first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions", Body("json"), Api.Stop));
        program.Kill();
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
    }

    [Theory]
    [InlineData("--urls http://0.0.0.0:0 --allow-remote", true)]
    [InlineData("--allow-remote --urls http://[::]:0", true)]
    [InlineData("--urls http://localhost:0 --allow-remote", false)]
    [InlineData("--urls http://localhost:0", false)]
    public async Task Other_machines_may_connect_with_a_flag_and_there_is_a_warning(string arguments, bool warns)
    {
        using Process program = Start(arguments.Split(' '));
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        string origin = first[first.IndexOf("http", StringComparison.Ordinal)..^"/v1".Length];
        await program.StandardOutput.ReadLineAsync(Api.Stop);
        Assert.Equal($"Its calls are shown at {origin}/", await program.StandardOutput.ReadLineAsync(Api.Stop));
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
        using HttpResponseMessage answer = await http.PostAsync(origin + "/v1/chat/completions", Body("json"), Api.Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("page.js", await http.GetStringAsync(origin + "/", Api.Stop), StringComparison.Ordinal);
        Assert.Contains("\"status\":200", await http.GetStringAsync(origin + "/_emulator/calls/0", Api.Stop), StringComparison.Ordinal);
        program.Kill();
        string errors = await program.StandardError.ReadToEndAsync(Api.Stop);
        Assert.Equal(warns, errors.Contains("There is no encryption: any key in a request passes in the clear", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_can_be_switched_off()
    {
        using Process program = Start("--urls", "http://127.0.0.1:0", "--no-page");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        using var http = new HttpClient();
        using HttpResponseMessage answer = await http.GetAsync(first[first.IndexOf("http", StringComparison.Ordinal)..^"v1".Length], Api.Stop);
        program.Kill();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("shown at", await program.StandardOutput.ReadToEndAsync(Api.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_reasoning_forms_and_fields_are_arguments()
    {
        string image = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(TestImages.Gif));
        string replies = Write($$"""
            [
              {"error": "processing-error"},
              {"text": "one two three", "reasoning": 9},
              {"text": "a gif", "image": "{{image}}"}
            ]
            """);
        using Process program = Start(
            "--urls", "http://127.0.0.1:0", "--replies", replies, "--error", "overloaded", "--fault-rate", "0", "--reasoning-tokens", "20", "--reasoning-overrun", "error",
            "--no-prompt-cache", "--detailed-usage", "--minified", "--no-chunks", "--field", "stop=supported", "--field=temperature=supported");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        string endpoint = first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions";
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
        async Task<string> SendAsync(System.Text.Json.Nodes.JsonObject request, string? name = null, System.Text.Json.Nodes.JsonNode? value = null)
        {
            if (name is not null)
                request[name] = value;

            using HttpResponseMessage response = await http.PostAsync(endpoint, new StringContent(request.ToJsonString(), null, "application/json"), Api.Stop);
            Assert.NotNull(response.Content.Headers.ContentLength);
            return await response.Content.ReadAsStringAsync(Api.Stop);
        }

        Assert.StartsWith("{\"error\":{\"message\":\"An error occurred", await SendAsync(Api.Request()), StringComparison.Ordinal);
        Assert.Contains("\"completion_tokens\":12", await SendAsync(Api.Request()), StringComparison.Ordinal);
        Assert.Contains("a gif", await SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Gif, "image/gif"))), StringComparison.Ordinal);
        Assert.Contains("Could not finish the message", await SendAsync(Api.Request(), "max_completion_tokens", 20), StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"stop\"", await SendAsync(Api.Request(), "stop", "a"), StringComparison.Ordinal);
        Assert.Contains("\"image_tokens\":0", await SendAsync(Api.Request(), "temperature", 0.5), StringComparison.Ordinal);
        program.Kill();
    }

    [Fact]
    public async Task An_error_of_the_command_line_answers_every_request()
    {
        using Process program = Start("--urls", "http://127.0.0.1:0", "--error", "overloaded");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
        using HttpResponseMessage response = await http.PostAsync(first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions", Body("json"), Api.Stop);
        program.Kill();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task It_lists_the_fields_that_it_knows_as_the_guide_does()
    {
        using Process program = Start("--fields");
        string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);
        await program.WaitForExitAsync(Api.Stop);
        Assert.Equal(RequestField.All.Count + 2, output.TrimEnd().Split('\n').Length);
        Assert.Contains("| `temperature` | default only | number from 0 to 2 | 1 |", output, StringComparison.Ordinal);
        Assert.Contains(output, await File.ReadAllTextAsync(Guide(), Api.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string url = $"http://{taken.LocalEndpoint}";
        await ShouldFailWith(["--urls", url], "address already in use");
    }

    [Theory]
    [InlineData("--urls http://0.0.0.0:8080", "The emulator listens on loopback only, not on 0.0.0.0, unless --allow-remote is given.")]
    [InlineData("--urls http://some.host:8080 --allow-remote", "--urls takes localhost or an IP address, not some.host.")]
    [InlineData("--urls http://0.0.0.0:8080 --allow-remote=no", "Unrecognized command or argument 'no'.")]
    [InlineData("--allow-remote=false --urls http://0.0.0.0:8080", "The emulator listens on loopback only, not on 0.0.0.0,")]
    [InlineData("--urls https://127.0.0.1:1", "--urls takes one address")]
    [InlineData("--urls", "Required argument missing for option: '--urls'.")]
    [InlineData("--api-key=", "Required argument missing for option: '--api-key'.")]
    [InlineData("--port 1", "Unrecognized command or argument '--port'.")]
    [InlineData("--port=1", "Unrecognized command or argument '--port=1'.")]
    [InlineData("8080", "Unrecognized command or argument '8080'.")]
    [InlineData("--wrong Rhymed", "--wrong takes one of Fenced,")]
    [InlineData("--fault fire", "--fault: 'fire' is not a fault.")]
    [InlineData("--fault stall-after-headers:reset", "--fault: A fault that stalls does not end the connection.")]
    [InlineData("--fault close-in-body:-1", "--fault: '-1' is not a number of bytes.")]
    [InlineData("--error fire", "--error: 'fire' is not an error; the errors are rate-limited,")]
    [InlineData("--reasoning-tokens -1", "--reasoning-tokens takes a number from 0 to 2147483647, not -1.")]
    [InlineData("--reasoning-overrun none", "--reasoning-overrun takes empty or error, not none.")]
    [InlineData("--seed 1.5", "--seed takes a number from -9223372036854775808 to 9223372036854775807, not 1.5.")]
    [InlineData("--requests-per-minute=many", "--requests-per-minute takes a number from 1 to 2147483647, not many.")]
    [InlineData("--tokens-per-minute 0", "--tokens-per-minute takes a number from 1 to 2147483647, not 0.")]
    [InlineData("--seed 1 --seed two", "--seed takes a number from")]
    [InlineData("--field stop=supported --field top_k=supported", "--field takes a field and supported,")]
    [InlineData("--field top_k=supported", "--field takes a field and supported,")]
    [InlineData("--field stop=7", "--field takes a field and supported,")]
    [InlineData("--fault-rate 2", "--fault-rate takes a number from 0 to 1, not 2.")]
    [InlineData("--batch-step -1", "--batch-step takes a number from 0 to 2147483647, not -1.")]
    [InlineData("--batch-line-errors 2", "--batch-line-errors takes a number from 0 to 1, not 2.")]
    [InlineData("--batch-queued-tokens 0", "--batch-queued-tokens takes a number from 1 to")]
    [InlineData("--webhook-url ftp://host", "--webhook-url takes an address of http or https,")]
    [InlineData("--webhook-secret hidden", "--webhook-secret takes whsec_ and base64.")]
    [InlineData("--replies no-such-file.json", "no-such-file.json")]
    public Task A_wrong_argument_is_reported_in_one_line(string arguments, string message) => ShouldFailWith(arguments.Split(' '), message);

    [Theory]
    [InlineData("{", "")]
    [InlineData("""[{"text":"a"},{"txt":"b"}]""", "reply 2: 'txt' is not a member of a reply.")]
    [InlineData("""[{"text":"a","json":{}}]""", "reply 1: a reply has exactly one of")]
    [InlineData("""[{"text":"a","wrong":"Rhymed"}]""", "reply 1: Requested value 'Rhymed' was not found.")]
    [InlineData("""[{"refusal":"a","wrong":"Fenced"}]""", "reply 1: Only a reply with content can be wrong.")]
    [InlineData("""[{"text":"a","fault":"close-in-body:x"}]""", "reply 1: 'x' is not a number of bytes.")]
    [InlineData("""[{"error":"fire"}]""", "reply 1: 'fire' is not an error; the errors are rate-limited,")]
    [InlineData("""[{"error":"overloaded","beforeChecks":true,"image":"00"}]""", "reply 1: 'image' needs a request that was checked")]
    [InlineData("""[{"text":"a","beforeChecks":true}]""", "reply 1: Only errors and raw replies can come before the checks.")]
    public Task A_wrong_file_of_replies_is_reported_in_one_line(string content, string message) =>
        ShouldFailWith(["--urls", "http://127.0.0.1:0", "--replies", Write(content)], message);

    [Theory]
    [InlineData("--api-key", "")]
    [InlineData("--api-key", " ")]
    [InlineData("--seed", "")]
    [InlineData("--replies", "")]
    public Task A_blank_value_is_reported_with_the_name_of_the_option(string option, string value) => ShouldFailWith([option, value], $"{option} needs a value.");

    [Fact]
    public async Task A_value_that_begins_with_an_at_sign_is_not_a_file_of_arguments()
    {
        string file = Write("--fields");
        await ShouldFailWith(["--seed", "@" + file], $"not @{file}.");
    }

    [Fact]
    public async Task The_last_value_of_a_repeated_option_counts_in_either_form()
    {
        using Process program = Start(
            "--urls", "http://127.0.0.1:1", "--urls=http://127.0.0.1:0", "--requests-per-minute=7", "--requests-per-minute", "8", "--tokens-per-minute", "900", "--tokens-per-minute=1000",
            "--minified", "--minified");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
        using HttpResponseMessage response = await http.PostAsync(first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions", Body("json"), Api.Stop);
        program.Kill();
        Assert.Equal("8", response.Headers.GetValues("x-ratelimit-limit-requests").Single());
        Assert.Equal("1000", response.Headers.GetValues("x-ratelimit-limit-tokens").Single());
    }

    [Fact]
    public async Task A_repeated_field_adds_to_the_fields_before_it_and_replaces_the_same_field()
    {
        using Process program = Start(
            "--urls", "http://127.0.0.1:0", "--field", "stop=supported", "--field", "temperature=unsupported", "--field=temperature=supported", "--field", "top_p=without-reasoning");
        string first = (await program.StandardOutput.ReadLineAsync(Api.Stop))!;
        string endpoint = first[first.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions";
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-any" } } };
        JsonObject request = Api.Request();
        request["stop"] = "a";
        request["temperature"] = 0.5;
        using HttpResponseMessage response = await http.PostAsync(endpoint, new StringContent(request.ToJsonString(), null, "application/json"), Api.Stop);
        program.Kill();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--help --urls http://0.0.0.0:8080")]
    [InlineData("--help --seed two")]
    public async Task Help_lists_each_option_with_its_default_and_the_parts_of_a_scripted_reply(string arguments)
    {
        using Process program = Start(arguments.Split(' '));
        string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);
        await program.WaitForExitAsync(Api.Stop);

        Assert.Equal(0, program.ExitCode);
        Assert.StartsWith("gptimage2-emulator [options]", After(output, "Usage:"), StringComparison.Ordinal);
        foreach ((string option, string? value) in Defaults)
        {
            string line = Assert.Single(output.Split('\n'), line => line.TrimStart().StartsWith(option + " ", StringComparison.Ordinal));
            Assert.Equal(value, line.Contains("[default: ", StringComparison.Ordinal) ? After(line, "[default: ").TrimEnd().TrimEnd(']') : null);
        }

        Assert.Equal(Defaults.Length, output.Split('\n').Count(static line => line.TrimStart().StartsWith("--", StringComparison.Ordinal)));
        Assert.Contains("-h, --help ", output, StringComparison.Ordinal);
        Assert.Contains("\"promptContains\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_shows_the_help_except_its_line_breaks()
    {
        using Process program = Start("--help");
        string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);
        Assert.Contains(OneLine(output), OneLine(await File.ReadAllTextAsync(Guide(), Api.Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_its_version()
    {
        using Process program = Start("--version");
        string output = await program.StandardOutput.ReadToEndAsync(Api.Stop);
        await program.WaitForExitAsync(Api.Stop);
        Assert.Equal(0, program.ExitCode);
        Assert.StartsWith(GptImage2Emulator.Version, output, StringComparison.Ordinal);
    }

    private static async Task ShouldFailWith(string[] arguments, string message)
    {
        using Process program = Start(arguments);
        string output = await program.StandardError.ReadToEndAsync(Api.Stop);
        await program.WaitForExitAsync(Api.Stop);
        Assert.Equal(1, program.ExitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd('\n', '\r').Split('\n'));
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GptImage2.Emulator.Tool.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static string After(string text, string mark) => text[(text.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].TrimStart();

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Guide([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../docs/emulator.md");

    private static StringContent Body(string text) => new(Api.Request(text).ToJsonString(), null, "application/json");

    private string Write(string content)
    {
        string path = Path.Combine(_directory.FullName, "replies.json");
        File.WriteAllText(path, content);
        return path;
    }
}
