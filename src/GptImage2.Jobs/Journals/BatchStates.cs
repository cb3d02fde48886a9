namespace GptImage2.Jobs.Journals;

/// <summary>The states of batches as stores write them.</summary>
internal static class BatchStates
{
    public static string NameOf(BatchState state) => state switch
    {
        BatchState.Prepared => "prepared",
        BatchState.Uploaded => "uploaded",
        BatchState.Submitting => "submitting",
        BatchState.Submitted => "submitted",
        _ => "ended",
    };

    public static BatchState StateOf(string name) => name switch
    {
        "prepared" => BatchState.Prepared,
        "uploaded" => BatchState.Uploaded,
        "submitting" => BatchState.Submitting,
        "submitted" => BatchState.Submitted,
        _ => BatchState.Ended,
    };
}
