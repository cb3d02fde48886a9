namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>Calls with an example, whose answer a model may copy.</summary>
[JsonModeClient]
public partial interface ILabels
{
    [UserMessage("Read the label.")]
    [Example(nameof(Samples))]
    Task<JsonModeResult<Label>> ReadAsync(CallOptions? options = null);

    [UserMessage("List the labels.")]
    JsonModeStream<Label> ListAsync(CallOptions? options = null);

    static IEnumerable<Example<Label>> Samples => [new("Read the label.", new Label("Black tea", "The Tea House of Ulm", 3.5m, ["hot"]))];
}
