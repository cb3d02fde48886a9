using System.ClientModel.Primitives;

namespace GptImage2.OpenAI;

/// <summary>Gives a message the state of its request, before the other policies see it.</summary>
internal sealed class RequestStatePolicy(RequestState state) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.SetProperty(typeof(RequestState), state);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.SetProperty(typeof(RequestState), state);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}
