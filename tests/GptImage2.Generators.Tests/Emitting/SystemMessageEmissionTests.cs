using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Emitting;

/// <summary>What is generated for system messages with values. Those without have none of it.</summary>
public sealed class SystemMessageEmissionTests
{
    private const string Client = """
        namespace Demo;
        [JsonContract] public partial record Line(string Name);
        [JsonModeClient, SystemMessage("Be {tone}. {{Today}} is {day:d MMMM}. {known}{note:quoted}")]
        public partial interface IReader
        {
            [UserMessage("Read {line} {known}.")] Task<Line> ReadAsync(string tone, DateOnly day, Line? known, string note, Line line, CancellationToken cancellationToken = default);
            [UserMessage("List.")] IAsyncEnumerable<Line> ListAsync(DayOfWeek tone, DateOnly? day, Line known, string? note, string instructions2, string instructions, string message);
            [UserMessage("Plain."), SystemMessage("Constant.")] Task<Line> PlainAsync();
        }
        """;

    [Fact]
    public void Variable() => Snapshot.Verify(GeneratorRun.Of(Client).Files.Single(file => file.HintName == "Demo.IReader.g.cs").SourceText.ToString());

    [Fact]
    public void A_file_and_an_attribute_give_the_same_code()
    {
        string file = Client.Replace("\"Be {tone}. {{Today}} is {day:d MMMM}. {known}{note:quoted}\"", "File = \"system.md\"", StringComparison.Ordinal);
        Assert.NotEqual(Client, file);
        Assert.Equal(
            GeneratorRun.Of(Client).Text,
            GeneratorRun.Of(file, Prompts.In("/src/", ("/src/system.md", "Be {tone}. {{Today}} is {day:d MMMM}. {known}{note:quoted}\n"))).Text);
    }
}
