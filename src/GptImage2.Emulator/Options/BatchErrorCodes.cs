namespace GptImage2.Emulator;

/// <summary>Which of two sources names the codes of a failed validation, where they differ.</summary>
public enum BatchErrorCodes
{
    /// <summary><c>url_mismatch</c> and <c>model_mismatch</c>, as documented.</summary>
    Documented,

    /// <summary><c>invalid_url</c> and <c>mismatched_model</c>, as seen in failed batches.</summary>
    Observed,
}
