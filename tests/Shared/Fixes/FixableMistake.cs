namespace GptImage2.Tests.Shared;

/// <summary>A mistake in a file of code, or in the message that the code names, and both after the fix that is offered first.</summary>
/// <param name="Fix">The name of the fix.</param>
/// <param name="Id">The rule that reports it.</param>
/// <param name="Before">The code with the mistake, which is marked as <c>[|span|]</c>.</param>
/// <param name="After">The code after the fix.</param>
/// <param name="Prompt">The text of the file <c>prompts/{name of the fix}.md</c>; null if the code names none.</param>
/// <param name="PromptAfter">That text after the fix, where it is changed.</param>
internal sealed record FixableMistake(string Fix, string Id, string Before, string After, string? Prompt = null, string? PromptAfter = null)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using GptImage2;

        """;

    /// <summary>The path of the file with the message.</summary>
    public string PromptPath => $"prompts/{Fix}.md";

    /// <summary>A complete file: each mistake is in a namespace of its own, so that all can be in one project.</summary>
    public string File(string code) => $"{Usings}\nnamespace Fixes.{Fix}Mistake;\n\n{code.ReplaceLineEndings("\n")}\n";

    public override string ToString() => $"{Fix} {Id}";
}
