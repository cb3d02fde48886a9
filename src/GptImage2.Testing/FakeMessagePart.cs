using System.Text;
using GptImage2.Messages;

namespace GptImage2.Testing;

/// <summary>A text or an image of a user message, as it would have been sent.</summary>
/// <param name="Text">The text; for an image its placeholder, such as <c>{photo}</c>.</param>
/// <param name="Image">The image; null for text.</param>
/// <param name="Parameter">The parameter that the image came from; null for text.</param>
public sealed record FakeMessagePart(string Text, ImageInput? Image, string? Parameter)
{
    internal static FakeMessagePart Of(UserMessagePart part) => part.Image is null
        ? new FakeMessagePart(Encoding.UTF8.GetString(part.Text.Span), null, null)
        : new FakeMessagePart($"{{{part.Parameter ?? "image"}}}", part.Image, part.Parameter);
}
