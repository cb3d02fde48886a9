namespace GptImage2.Generators.Tests.Contracts;

[JsonModeClient, SystemMessage("Copy names.")]
public partial interface INameReader
{
    [UserMessage("Which name is on {photo}?")]
    Task<string> ReadNameAsync(ImageInput photo, CancellationToken cancellationToken = default);
}

[JsonModeClient, SystemMessage("Copy numbers.")]
public partial interface INumberReader : INameReader
{
    [UserMessage("Which number is on {photo}?")]
    Task<int> ReadNumberAsync(ImageInput photo, CancellationToken cancellationToken = default);
}

[JsonModeClient]
public partial interface IEveryReader : INumberReader, INameReader;

/// <summary>Calls of inherited clients are sent with the messages that they have there.</summary>
public sealed class InheritedCallTests
{
    private static readonly ImageInput Photo = ImageInput.FromUri(new Uri("https://example.com/a.png"));

    [Fact]
    public async Task An_inherited_call_has_the_messages_of_its_own_interface()
    {
        Assert.StartsWith("Copy names.", await PromptRecorder.Of<INumberReader>(client => client.ReadNameAsync(Photo)), StringComparison.Ordinal);
        Assert.StartsWith("Copy numbers.", await PromptRecorder.Of<INumberReader>(client => client.ReadNumberAsync(Photo)), StringComparison.Ordinal);
        Assert.StartsWith("Copy numbers.", await PromptRecorder.Of<IEveryReader>(client => client.ReadNumberAsync(Photo)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_prompts_of_inherited_calls_follow_the_own_ones()
    {
        Assert.Equal(["INumberReader.ReadNumberAsync", "INameReader.ReadNameAsync"], JsonModePrompts.Of<INumberReader>().Select(prompt => prompt.Method));
        Assert.Equal(["INumberReader.ReadNumberAsync", "INameReader.ReadNameAsync"], JsonModePrompts.Of<IEveryReader>().Select(prompt => prompt.Method));
    }
}
