using System.Globalization;

namespace GptImage2.Emulator.Faults;

/// <summary>Reads and writes a fault as it is written in files and arguments: <c>close-in-body:100:reset</c>.</summary>
internal static class FaultNotation
{
    public static Fault Read(string text)
    {
        string[] parts = text.Split(':');
        bool resets = parts.Length > 1 && parts[^1] is "reset";
        string[] numbers = parts[1..(resets ? ^1 : ^0)];
        Fault fault = (parts[0], numbers) switch
        {
            ("close-before-upload", []) => Fault.CloseBeforeUpload(),
            ("close-during-upload", [var bytes]) => Fault.CloseDuringUpload(Number(bytes)),
            ("answer-before-upload", []) => Fault.AnswerBeforeUpload(),
            ("close-before-answer", []) => Fault.CloseBeforeAnswer(),
            ("close-after-headers", []) => Fault.CloseAfterHeaders(),
            ("close-in-body", [var bytes]) => Fault.CloseInBody(Number(bytes)),
            ("stall-before-answer", []) => Fault.StallBeforeAnswer(),
            ("stall-after-headers", []) => Fault.StallAfterHeaders(),
            ("stall-in-body", [var bytes]) => Fault.StallInBody(Number(bytes)),
            _ => throw new FormatException($"'{text}' is not a fault."),
        };
        return resets ? fault.WithReset() : fault;
    }

    public static string Write(Fault fault)
    {
        string verb = fault.Stalls ? "stall" : "close";
        string text = fault switch
        {
            { At: Fault.Stage.AnswerUnread } => "answer-before-upload",
            { At: Fault.Stage.Upload, Bytes: 0 } => $"{verb}-before-upload",
            { At: Fault.Stage.Upload } => string.Create(CultureInfo.InvariantCulture, $"{verb}-during-upload:{fault.Bytes}"),
            { At: Fault.Stage.BeforeAnswer } => $"{verb}-before-answer",
            { Bytes: 0 } => $"{verb}-after-headers",
            _ => string.Create(CultureInfo.InvariantCulture, $"{verb}-in-body:{fault.Bytes}"),
        };
        return fault.Resets ? text + ":reset" : text;
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? number
        : throw new FormatException($"'{text}' is not a number of bytes.");
}
