using System.Globalization;
using System.Net;
using System.Numerics;

namespace GptImage2.Emulator.Hosting;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine
{
    public IPAddress Address { get; private init; } = IPAddress.Loopback;

    public int Port { get; private init; } = 8080;

    /// <summary>Gets the host that is no address of this machine alone; null where there is none.</summary>
    private string? RemoteHost { get; init; }

    public bool AllowRemote { get; private init; }

    public bool NoPage { get; private init; }

    public string? ApiKey { get; private init; }

    public string? RepliesFile { get; private init; }

    public WrongReply? Wrong { get; private init; }

    public Fault? Fault { get; private init; }

    public double FaultRate { get; private init; } = 1;

    public int? RequestsPerMinute { get; private init; }

    public int? TokensPerMinute { get; private init; }

    public long Seed { get; private init; }

    public bool Help { get; private init; }

    public const string Text = """
        A stand-in for POST /v1/chat/completions of GPT-5.4 Image 2 on this machine.
        Its replies are scripted or made from the JSON Schema in the prompt. They are never the model's.

          --urls URL       where to listen (default http://127.0.0.1:8080)
          --allow-remote   let --urls name an address that other machines reach, such as http://0.0.0.0:8080;
                           there is no encryption
          --no-page        no page at / that shows the calls, and no pictures kept for it
          --api-key KEY    the key to accept (default: any key)
          --replies FILE   a JSON array of scripted replies
          --wrong NAME     let sample documents go wrong: Fenced, TrailingComma, NumberAsString, ... (see WrongReply)
          --fault FAULT    break connections: see below
          --fault-rate R   the share of the requests that --fault breaks, from 0 to 1 (default 1)
          --seed N         of sample documents, and of the choice of requests to break (default 0)
          --requests-per-minute N, --tokens-per-minute N
                           rate limits
          --help           this text

        A fault is close-before-upload, close-during-upload:BYTES, answer-before-upload, close-before-answer,
        close-after-headers, close-in-body:BYTES, stall-before-answer, stall-after-headers or stall-in-body:BYTES;
        :reset after one that closes resets the connection.

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
          "wrong": "Fenced"                   for json, text and sample: make it wrong in this way
          "fault": "close-in-body:100"        break the connection
          "beforeChecks": true                for error and raw: answer whatever the request holds
          "promptContains": "..."             serve every request with this text in its messages; without it, a reply
                                              serves one request, in the order of the file
        """;

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            string Value() => inline ?? (++i < args.Count ? args[i] : throw new UsageException($"{name} needs a value."));
            line = name switch
            {
                "--urls" => line.WithUrl(Value()),
                "--allow-remote" => line with { AllowRemote = Flag(name, inline) },
                "--no-page" => line with { NoPage = Flag(name, inline) },
                "--api-key" => line with { ApiKey = Value() },
                "--replies" => line with { RepliesFile = Value() },
                "--wrong" => line with { Wrong = Choice(name, Value()) },
                "--fault" => line.WithFault(Value()),
                "--fault-rate" => line with { FaultRate = Number<double>(name, Value(), 0, 1) },
                "--seed" => line with { Seed = Number(name, Value(), long.MinValue, long.MaxValue) },
                "--requests-per-minute" => line with { RequestsPerMinute = Number(name, Value(), 1, int.MaxValue) },
                "--tokens-per-minute" => line with { TokensPerMinute = Number(name, Value(), 1, int.MaxValue) },
                "--help" or "-h" or "-?" => line with { Help = true },
                _ => throw new UsageException($"Unknown argument {name}; --help lists those there are."),
            };
        }

        return line.RemoteHost is null || line.AllowRemote
            ? line
            : throw new UsageException($"The emulator listens on loopback only, not on {line.RemoteHost}, unless --allow-remote is given.");
    }

    private static bool Flag(string name, string? value) => value is null ? true : throw new UsageException($"{name} takes no value.");

    private static WrongReply Choice(string name, string value) => Enum.TryParse<WrongReply>(value, ignoreCase: true, out var kind) && !char.IsDigit(value[0])
        ? kind
        : throw new UsageException($"{name} takes one of {string.Join(", ", Enum.GetNames<WrongReply>())}, not {value}.");

    private static T Number<T>(string name, string value, T min, T max)
        where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {min} to {max}, not {value}."));

    private CommandLine WithFault(string text)
    {
        try
        {
            return this with { Fault = FaultNotation.Read(text) };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new UsageException($"--fault: {e.Message}");
        }
    }

    private CommandLine WithUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not "http" || uri.AbsolutePath is not "/")
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--urls takes one address such as http://127.0.0.1:8080, not {url}."));

        var address = string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed : throw new UsageException($"--urls takes localhost or an IP address, not {uri.Host}.");
        return this with { Address = address, Port = uri.Port, RemoteHost = IPAddress.IsLoopback(address) ? null : uri.Host };
    }
}
