namespace GptImage2.Jobs.Reports;

/// <summary>What to do about an error.</summary>
internal static class Advice
{
    public static string Of(string errorType) => errorType switch
    {
        "ContractViolationException" => "The reply breaks the contract, also after corrections. Look at the pictures: if they are readable, describe the member more exactly, relax its rule, or allow more corrections. Then run the job again.",
        "StoredReplyException" => "A reply in the journal does not fit the contract of today. Change the contract back, or let the job ask the model again.",
        "RefusalException" => "The model refused. Look at the picture and at the prompt.",
        "ImageInputException" => "The picture cannot be sent. Replace the file, or leave it out.",
        "FileNotFoundException" or "DirectoryNotFoundException" => "The file is gone. Put it back, or leave the item out.",
        _ => "Read the message. When the cause is gone, run the job again: items that failed are tried again, and replies that were paid are not paid twice.",
    };
}
