using GptImage2.Emulator;

namespace ReceiptFolder.Emulation;

/// <summary>Starts the emulator that stands in for the model.</summary>
internal static class EmulatedModel
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(150);

    /// <summary>Its batches end at once.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private const double RateLimited = 0.03;
    private const int Seed = 16;

    /// <summary>Starts an emulator that answers each picture with what is known to be on it, and with a few faults. It makes up receipts for pictures that are not known.</summary>
    /// <param name="folder">The pictures.</param>
    /// <param name="step">How long a batch rests before each of its steps.</param>
    public static async Task<GptImage2Emulator> StartAsync(PictureFolder folder, TimeSpan step = default)
    {
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(options =>
        {
            options.DefaultReply = Reply.Sample().WithDelay(Delay);
            options.Batches.StepDelay = step;
        });
        if (folder.Truth is not null)
        {
            var answers = ScriptedAnswers.For(folder, folder.Truth);
            emulator.Replies.Sometimes(RateLimited, Seed, Reply.RateLimited(Delay));
            emulator.Replies.When(answers.Have, answers.Next);
        }

        return emulator;
    }
}
