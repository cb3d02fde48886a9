using System.Diagnostics.CodeAnalysis;

namespace ReceiptReader;

internal sealed record CommandLine(string? Picture, bool Broken, bool Correct, bool Help)
{
    public const string Usage = """
        Reads a picture of a receipt and prints what is on it.

          ReceiptReader [picture]   reads the picture, or the one that comes along
          ReceiptReader --broken    shows what comes of a reply that breaks the contract
          ReceiptReader --correct   has that reply repaired, and the rest asked again
          ReceiptReader --help      shows this

        With OPENAI_API_KEY in the environment the model reads the picture, and the call
        is billed to that key. Without it an emulator in this process answers. It cannot
        read pictures: for the one that comes along it has a reply that was written by
        hand, for any other it makes one up. --broken and --correct always ask it.
        """;

    public static bool TryRead(string[] args, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? mistake)
    {
        string[] options = [.. args.Where(arg => arg is "" or ['-', ..])];
        string[] pictures = [.. args.Except(options)];
        mistake = options.FirstOrDefault(option => option is not ("--broken" or "--correct" or "--help")) is { } unknown
                ? $"Unknown option '{unknown}'. Use --help to list the options."
            : pictures.Length > 1
                ? "One picture at a time. Use --help to see the usage."
            : options.Contains("--broken") && options.Contains("--correct")
                ? "Either --broken or --correct, not both."
            : pictures.Length == 1 && options.FirstOrDefault(static option => option is "--broken" or "--correct") is { } scripted
                ? $"{scripted} takes no picture: its reply was written for the picture of the sample."
            : null;
        commandLine = mistake is null
            ? new CommandLine(pictures.FirstOrDefault(), options.Contains("--broken"), options.Contains("--correct"), options.Contains("--help"))
            : null;
        return mistake is null;
    }
}
