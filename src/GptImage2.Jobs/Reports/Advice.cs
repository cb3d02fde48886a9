namespace GptImage2.Jobs.Reports;

/// <summary>What to do about an error.</summary>
internal static class Advice
{
    public static string Of(string errorType) => errorType switch
    {
        nameof(ContractViolationException) => "The reply breaks the contract, also after corrections. Look at the pictures: if they are readable, describe the member more exactly, relax its rule, or allow more corrections. Then run the job again.",
        nameof(StoredReplyException) => "A reply in the journal does not fit the contract of today. Change the contract back, or let the job ask the model again.",
        nameof(ReplyRefusedException) => "The model refused. Look at the picture and at the prompt.",
        nameof(ImageInputException) => "The picture cannot be sent. Replace the file, or leave it out.",
        nameof(FileNotFoundException) or nameof(DirectoryNotFoundException) => "The file is gone. Put it back, or leave the item out.",
        nameof(ReplyTruncatedException) => "The reply was cut off by the output limit. Raise MaxOutputTokens, and run the job again with OnlyFailed.",
        nameof(ContentFilteredException) => "A content filter of the provider stopped the reply. Look at the picture and at the prompt.",
        nameof(BatchException) => "A batch did not answer. Read the message: the request may be billed. Run the job again to ask for it again.",
        _ => "Read the message. When the cause is gone, run the job again: items that failed are tried again, and replies that were paid are not paid twice.",
    };
}
