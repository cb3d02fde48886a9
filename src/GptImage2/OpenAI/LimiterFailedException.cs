namespace GptImage2.OpenAI;

/// <summary>Carries an exception of a limiter through the pipeline, so that it is not mistaken for one of the connection.</summary>
internal sealed class LimiterFailedException(Exception failure) : Exception(failure.Message, failure);
