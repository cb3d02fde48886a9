using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>The files of messages that the tests of rules share: right ones, and one for each mistake.</summary>
internal static class MessageFiles
{
    public static readonly Prompts All = Prompts.In(
        "/src/App/",
        ("/src/App/prompts/read.md", "Read {name}.\n"),
        ("/src/App/prompts/broken.md", "One\r\nTwo {name} and {\r\n"),
        ("/src/App/prompts/unknown.md", "One\nTwo {nam} and {name}"),
        ("/src/App/prompts/format.md", "\n\n{name:upper}"),
        ("/src/App/prompts/empty.md", "\n"),
        ("/src/App/a/same.md", "{name}"),
        ("/src/App/b/same.md", "{name}"));
}
