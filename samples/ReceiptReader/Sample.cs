using System.Security.Cryptography;
using GptImage2.Emulator;

namespace ReceiptReader;

/// <summary>The picture that comes with the program, and the replies that were written for it.</summary>
internal static class Sample
{
    public static string Picture => BesideProgram("receipt.jpg");

    public static bool IsPicture(string path) => Sha256(path) == Sha256(Picture);

    /// <summary>Starts an emulator that recognizes the picture, under any file name. For any other picture it makes up a receipt from the schema.</summary>
    /// <param name="broken">Whether the first reply breaks the contract.</param>
    public static async Task<GptImage2Emulator> StartEmulatorAsync(bool broken)
    {
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync();
        Reply good = await ReplyAsync("receipt.reply.json");
        string sha256 = Sha256(Picture);
        if (broken)
            emulator.Replies.Enqueue(await ReplyAsync("broken.reply.json"), good);
        else
            emulator.Replies.When(request => request.Chat!.Images.Any(image => image.Sha256 == sha256), good);
        return emulator;
    }

    private static async Task<Reply> ReplyAsync(string file) => Reply.Json(await File.ReadAllTextAsync(BesideProgram(file)));

    private static string BesideProgram(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static string Sha256(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
