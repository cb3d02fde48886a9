using GptImage2.Emulator.Pages;

namespace GptImage2.Emulator.Log;

/// <summary>Records calls as they come in, each with its request.</summary>
internal interface ICallRecorder
{
    /// <summary>Adds a request of which the headers have come, and sets its <see cref="ReceivedRequest.Call"/>.</summary>
    void Begin(ReceivedRequest request);

    /// <summary>Notes that the answer to a request is settled.</summary>
    void Settle(ReceivedRequest request);

    void Clear();
}
