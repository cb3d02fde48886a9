namespace GptImage2.Jobs.Worker;

#region other-engines.md
/// <summary>Reads a receipt. Further attempts, also at the same time and after a kill, pay for nothing again.</summary>
public sealed class ReceiptReading(GptImage2Client gpt, Journal journal, JobOptions options)
{
    public async Task<Receipt> ReadAsync(string path, CancellationToken cancellationToken, CancellationToken draining = default)
    {
        using var control = new JobControl();
        using CancellationTokenRegistration registration = draining.Register(control.Drain);
        try
        {
            // FirstAsync does not ask for a second item: the item does not count as handed out, and each attempt gets it.
            JobItem<Receipt> item = await gpt.Job<IReceiptReader>(journal, "receipts").ReadAllAsync(
                [path],
                file => Path.GetFileName(file),
                (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file), "EUR", ct),
                options with { MaxRounds = 1, Control = control },
                cancellationToken).FirstAsync(cancellationToken);
            return item.Value;
        }
        catch (Exception e) when (IsPermanent(e))
        {
            throw new PermanentFailureException(e);
        }
    }

    private static bool IsPermanent(Exception error) => error switch
    {
        JobStoppedException stopped => stopped.Reason is JobStopReason.Budget or JobStopReason.ChangedPrompt,
        ApiException { Code: "insufficient_quota" } => true,
        ApiException api => api.Status is not (408 or 409 or 429 or >= 500),
        ApiConnectionException or UnexpectedResponseException or RequestLimitException or CredentialException or RequestHeaderException => false,
        GptImage2Exception or StoredReplyException or ForgottenKeyException => true,
        _ => false,
    };
}

/// <summary>Further attempts would fail in the same way, until someone changes something.</summary>
public sealed class PermanentFailureException(Exception cause) : Exception(cause.Message, cause);
#endregion
