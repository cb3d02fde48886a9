using System.ClientModel.Primitives;

namespace GptImage2.OpenAI;

/// <summary>Takes the place of the SDK's authentication, which runs before an attempt waits for its limits. <see cref="CredentialPolicy"/> runs after it.</summary>
internal sealed class NoAuthenticationPolicy : AuthenticationPolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNext(message, pipeline, currentIndex);

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNextAsync(message, pipeline, currentIndex);
}
