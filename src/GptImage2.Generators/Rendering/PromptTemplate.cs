using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Rendering;

/// <summary>The parts of a message as one text with placeholders, as in an attribute.</summary>
internal static class PromptTemplate
{
    /// <summary>A message with all its images, including those without a placeholder.</summary>
    public static string Of(EquatableArray<MessagePart> message)
    {
        var text = new StringBuilder();
        foreach (MessagePart part in message)
        {
            if (part.Kind == MessagePartKind.Text)
                text.Append(Escaped(part.Text));
            else
                text.Append('{').Append(part.Text.TrimStart('@')).Append(part.Quoted ? ":quoted" : part.Format is null ? "" : ":" + part.Format).Append('}');
        }

        return text.ToString();
    }

    /// <summary>A member that holds examples: <c>Demo.Receipts.Examples</c>.</summary>
    public static string Of(ExampleModel example) => example.Access.Replace("global::", "");

    /// <summary>The part of a message that is the same for every call.</summary>
    public static string ConstantPart(EquatableArray<MessagePart> message) =>
        string.Concat(message.Select(static part => part.Kind == MessagePartKind.Text ? part.Text : ""));

    private static string Escaped(string text) => text.Replace("{", "{{").Replace("}", "}}");
}
