using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Faults;

namespace GptImage2.Emulator.Hosting;

/// <summary>The arguments of the program.</summary>
internal sealed partial record CommandLine
{
    public IPAddress Address { get; private init; } = IPAddress.Loopback;

    public int Port { get; private init; } = 8080;

    /// <summary>Gets the host that is no address of this machine alone; null if there is none.</summary>
    private string? RemoteHost { get; init; }

    public bool AllowRemote { get; private init; }

    public bool NoPage { get; private init; }

    public string? ApiKey { get; private init; }

    public string? RepliesFile { get; private init; }

    public MalformedReply? Wrong { get; private init; }

    public Fault? Fault { get; private init; }

    public double FaultRate { get; private init; } = 1;

    public int? RequestsPerMinute { get; private init; }

    public int? TokensPerMinute { get; private init; }

    public TimeSpan BatchStep { get; private init; }

    public bool NoBatches { get; private init; }

    public long Seed { get; private init; }

    public Reply? Error { get; private init; }

    public int ReasoningTokens { get; private init; }

    public ReasoningOverrun ReasoningOverrun { get; private init; }

    public bool PromptCache { get; private init; } = true;

    public bool DetailedUsage { get; private init; }

    public bool Minified { get; private init; }

    public bool Chunked { get; private init; } = true;

    public ImmutableDictionary<string, FieldSupport> FieldSupports { get; private init; } = ImmutableDictionary<string, FieldSupport>.Empty;

    public bool ListFields { get; private init; }

    public bool Help { get; private init; }

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (int i = 0; i < args.Count; i++)
        {
            (string? name, string? inline) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
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
                "--error" => line.WithError(Value()),
                "--reasoning-tokens" => line with { ReasoningTokens = Number(name, Value(), 0, int.MaxValue) },
                "--reasoning-overrun" => line with { ReasoningOverrun = Overrun(name, Value()) },
                "--no-prompt-cache" => line with { PromptCache = false },
                "--detailed-usage" => line with { DetailedUsage = true },
                "--minified" => line with { Minified = true },
                "--no-chunks" => line with { Chunked = false },
                "--field" => line.WithField(name, Value()),
                "--fields" => line with { ListFields = true },
                "--batch-step" => line with { BatchStep = TimeSpan.FromMilliseconds(Number(name, Value(), 0, int.MaxValue)) },
                "--no-batches" => line with { NoBatches = true },
                "--help" or "-h" or "-?" => line with { Help = true },
                _ => throw new UsageException($"Unknown argument {name}; --help lists those there are."),
            };
        }

        return line.RemoteHost is null || line.AllowRemote
            ? line
            : throw new UsageException($"The emulator listens on loopback only, not on {line.RemoteHost}, unless --allow-remote is given.");
    }

    private static bool Flag(string name, string? value) => value is null ? true : throw new UsageException($"{name} takes no value.");

    private static MalformedReply Choice(string name, string value) => Enum.TryParse<MalformedReply>(value, ignoreCase: true, out MalformedReply kind) && !char.IsDigit(value[0])
        ? kind
        : throw new UsageException($"{name} takes one of {string.Join(", ", Enum.GetNames<MalformedReply>())}, not {value}.");

    private static T Number<T>(string name, string value, T min, T max)
        where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && number >= min && number <= max
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {min} to {max}, not {value}."));

    private static ReasoningOverrun Overrun(string name, string value) => value switch
    {
        "empty" => ReasoningOverrun.EmptyContent,
        "error" => ReasoningOverrun.BadRequest,
        _ => throw new UsageException($"{name} takes empty or error, not {value}."),
    };

    private CommandLine WithField(string name, string value)
    {
        if (value.Split('=') is not [var field, var support]
            || RequestField.All.All(f => f.Name != field)
            || !Enum.TryParse<FieldSupport>(support.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out FieldSupport kind)
            || !Enum.IsDefined(kind))
        {
            throw new UsageException($"{name} takes a field and supported, deprecated, default-only, without-reasoning or unsupported, such as stop=supported, not {value}.");
        }

        return this with { FieldSupports = FieldSupports.SetItem(field, kind) };
    }

    private CommandLine WithError(string value)
    {
        try
        {
            return this with { Error = ErrorNotation.Read(value) };
        }
        catch (FormatException e)
        {
            throw new UsageException($"--error: {e.Message}");
        }
    }

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
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not "http" || uri.AbsolutePath is not "/")
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--urls takes one address such as http://127.0.0.1:8080, not {url}."));

        IPAddress address = string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? parsed) ? parsed : throw new UsageException($"--urls takes localhost or an IP address, not {uri.Host}.");
        return this with { Address = address, Port = uri.Port, RemoteHost = IPAddress.IsLoopback(address) ? null : uri.Host };
    }
}
