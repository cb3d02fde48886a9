using System.Globalization;
using System.Net;

namespace GptImage2.Emulator.Hosting;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine(IPAddress Address, int Port, string? ApiKey, string? RepliesFile, bool Help)
{
    public const string Text = """
        A stand-in for POST /v1/chat/completions of GPT-5.4 Image 2 on this machine.
        Its replies are scripted or made from the JSON Schema in the prompt. They are never the model's.

          --urls URL       where to listen; loopback only (default http://127.0.0.1:8080)
          --api-key KEY    the key to accept (default: any key)
          --replies FILE   a JSON array of scripted replies
          --help           this text

        Each scripted reply is an object with exactly one of
          {"json": <any JSON>}                                       a reply with this document
          {"text": "..."}                                            a reply with this text
          {"refusal": "..."}                                         a refusal
          {"truncated": "..."}                                       a text cut by its length
          {"contentFiltered": "..."}                                 a text cut by a content filter
          {"sample": true}                                           a sample document
          {"error": {"status": 429, "message": "...", "type": "...", "code": "...", "param": "..."}}
          {"raw": {"status": 502, "contentType": "text/html", "body": "..."}}
        and optionally
          "headers": {"retry-after": "2"}     headers to add
          "delayMs": 500                      how long to wait before answering
          "beforeChecks": true                for error and raw: answer whatever the request holds
          "promptContains": "..."             serve every request with this text in its messages; without it, a reply
                                              serves one request, in the order of the file
        """;

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine(IPAddress.Loopback, 8080, null, null, Help: false);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            string Value() => inline ?? (++i < args.Count ? args[i] : throw new UsageException($"{name} needs a value."));
            line = name switch
            {
                "--urls" => line.WithUrl(Value()),
                "--api-key" => line with { ApiKey = Value() },
                "--replies" => line with { RepliesFile = Value() },
                "--help" or "-h" or "-?" => line with { Help = true },
                _ => throw new UsageException($"Unknown argument {name}; --help lists those there are."),
            };
        }

        return line;
    }

    private CommandLine WithUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not "http" || uri.AbsolutePath is not "/")
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--urls takes one address such as http://127.0.0.1:8080, not {url}."));

        var address = string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) && IPAddress.IsLoopback(parsed) ? parsed : null;
        return address is null
            ? throw new UsageException($"The emulator listens on loopback only, not on {uri.Host}.")
            : this with { Address = address, Port = uri.Port };
    }
}
