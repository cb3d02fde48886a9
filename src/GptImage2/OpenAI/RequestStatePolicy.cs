using System.ClientModel.Primitives;

namespace GptImage2.OpenAI;

/// <summary>Attaches the state of the request to a message, before the other policies run.</summary>
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
