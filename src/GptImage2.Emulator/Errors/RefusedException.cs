namespace GptImage2.Emulator.Errors;

/// <summary>Ends the handling of a request with an error answer.</summary>
internal sealed class RefusedException(ErrorResponse error) : Exception(error.Message)
{
    public ErrorResponse Error { get; } = error;
}
