using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>Messages that are taken from files.</summary>
public sealed class PromptFileTests
{
    private const string Clients = """
        [JsonModeClient, SystemMessage(File = "prompts/system.md")]
        public partial interface IReader
        {
            [UserMessage(File = "prompts/read.md")] Task<string> ReadAsync(string name, ImageInput photo);
            [UserMessage("Own"), SystemMessage("Of its own.")] Task<string> OwnAsync();
        }
        [JsonModeClient]
        public partial interface IOther { [UserMessage(File = "other.md")] Task<string> AskAsync(); }
        [JsonModeClient]
        public partial interface IPlain { [UserMessage("Plain")] Task<string> AskAsync(); }
        """;

    private static Prompts Files(string folder = "/src/App/", string read = "Read {name}:\nall of it.\n") => Prompts.In(
        folder,
        (folder + "prompts/system.md", "Be brief."),
        (folder + "prompts/read.md", read),
        (folder + "prompts/deep/other.md", "Other?"),
        (folder + "prompts/unused.md", "Unused"));

    [Theory]
    [InlineData("Read {name}:\nall of it.\n")]
    [InlineData("Read {name}:\nall of it.")]
    [InlineData("Read {name}:\r\nall of it.\r\n")]
    [InlineData("\uFEFFRead {name}:\rall of it.\r")]
    public void The_text_does_not_depend_on_how_the_file_was_saved(string read)
    {
        string text = GeneratorRun.Of(Clients, Files(read: read)).Text;
        Assert.Contains("message.Text(\"Read \"u8);\n", text, StringComparison.Ordinal);
        Assert.Contains("message.Value(name);\n", text, StringComparison.Ordinal);
        Assert.Contains("message.Text(\":\\nall of it.\"u8);\n", text, StringComparison.Ordinal);
        Assert.Contains("message.Image(photo, \"photo\");\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_last_line_end_belongs_to_the_file() =>
        Assert.Contains("message.Text(\":\\n\"u8);\n", GeneratorRun.Of(Clients, Files(read: "Read {name}:\n\n")).Text, StringComparison.Ordinal);

    [Fact]
    public void A_system_message_of_the_interface_applies_to_methods_without_their_own()
    {
        string text = GeneratorRun.Of(Clients, Files()).Text;
        Assert.Contains("\"IReader.ReadAsync\",\n            \"Be brief.\"u8", text, StringComparison.Ordinal);
        Assert.Contains("\"IReader.OwnAsync\",\n            \"Of its own.\"u8", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_does_not_depend_on_the_folder_of_the_project() => Assert.Equal(
        GeneratorRun.Of(Clients, Files()).Text,
        GeneratorRun.Of(Clients, Files("C:\\Users\\me\\App\\")).Text);

    [Fact]
    public void Files_are_found_if_the_build_provides_no_folder() => Assert.Equal(
        GeneratorRun.Of(Clients, Files()).Text,
        GeneratorRun.Of(Clients, Prompts.In(null, Files().Files.Select(file => (file.Path, file.GetText()!.ToString())))).Text);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    public void An_edit_of_a_file_writes_the_clients_that_use_it(int file, int written)
    {
        Prompts files = Files();
        var run = GeneratorRun.Of(Clients, files);
        AdditionalText edited = new PromptText(files.Files[file].Path, "Edited {{text}}." + (file == 1 ? "{name}" : ""));
        Assert.Equal(written, run.OutputsAfter(files.Files[file], edited).Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));
    }

    [Fact]
    public void A_file_that_no_client_names_is_not_read()
    {
        Prompts files = Files();
        GeneratorRun.Of(Clients, files);
        Assert.Equal([true, true, true, false], files.Files.Select(file => ((PromptText)file).Reads > 0));
    }

    [Fact]
    public void Only_a_client_whose_file_is_missing_is_a_stub()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.File(Clients)), Prompts.In("/src/App/", ("/src/App/other.md", "Other?")));
        Assert.Equal(["IReader.g.cs", "IOther.g.cs", "IPlain.g.cs"], run.Files.Select(file => file.HintName));
        Assert.Equal(["IOther.g.cs", "IPlain.g.cs"], run.Complete.Select(file => file.HintName));
    }

    [Fact]
    public void The_folder_of_the_project_may_have_any_characters()
    {
        Prompts prompts = Prompts.In("/src/C", ("/src/C#;1/read.md", "Read it."), ("/src/C#;1/other/read.md", "Other?"))
            .With("build_property.GptImage2ProjectFolder", Convert.ToBase64String("/src/C#;1"u8));
        var run = GeneratorRun.Of("[JsonModeClient] public partial interface IReader { [UserMessage(File = \"read.md\")] Task<string> ReadAsync(CancellationToken c = default); }", prompts);
        Assert.Contains("Read it.", run.Text, StringComparison.Ordinal);
    }
}
