namespace GptImage2.Jobs.Requests;

/// <summary>A request that has no reply yet, in a pass that sends nothing. Whatever the lambda makes of it is ignored.</summary>
internal sealed class RequestSuspendedException() : OperationCanceledException("The request is not sent in this pass of the job.");
