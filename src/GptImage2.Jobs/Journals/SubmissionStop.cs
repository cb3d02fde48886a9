namespace GptImage2.Jobs.Journals;

/// <summary>Why no run works a submission any more.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Message">What the client is told.</param>
internal sealed record SubmissionStop(JobStopReason Reason, string Message);
