using System.Text;
using GptImage2.Messages;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>Creates the messages of a request for a chat client.</summary>
internal static class ChatMessages
{
    // The chat client of the OpenAI SDK reads the detail of an image from this property.
    private const string Detail = "detail";

    public static async ValueTask<List<ChatMessage>> OfAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [new(ChatRole.System, request.Leading.SystemMessage)];
        foreach (ExampleTurn example in request.Leading.Examples)
        {
            messages.Add(await OfAsync(example.Parts, ImageDetail.Auto, cancellationToken).ConfigureAwait(false));
            messages.Add(new ChatMessage(ChatRole.Assistant, example.Answer));
        }

        messages.Add(await OfAsync(request.SentParts, request.Settings.ImageDetail, cancellationToken).ConfigureAwait(false));
        if (request.Correction is { } correction)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, [Text(correction.Reply)]));
            messages.Add(new ChatMessage(ChatRole.User, correction.Instruction));
        }

        return messages;
    }

    private static async ValueTask<ChatMessage> OfAsync(IReadOnlyList<UserMessagePart> parts, ImageDetail detail, CancellationToken cancellationToken)
    {
        var contents = new List<AIContent>(parts.Count);
        foreach (UserMessagePart part in parts)
            contents.Add(part.Image is { } image ? await OfAsync(image, image.Detail == ImageDetail.Auto ? detail : image.Detail, cancellationToken).ConfigureAwait(false) : Text(part.Text));
        if (contents.Count == 0)
            contents.Add(new TextContent(""));
        return new ChatMessage(ChatRole.User, contents);
    }

    private static TextContent Text(ReadOnlyMemory<byte> utf8) => new(Encoding.UTF8.GetString(utf8.Span));

    private static async ValueTask<AIContent> OfAsync(ImageInput image, ImageDetail detail, CancellationToken cancellationToken)
    {
        AIContent content = image.Source is { } source
            ? new DataContent(await source.ReadAsync(cancellationToken).ConfigureAwait(false), source.MediaType)
            : Address(new Uri(image.Address!));
        if (detail != ImageDetail.Auto)
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [Detail] = WireNames.Of(detail) };
        return content;
    }

    // An address always leads to an image, whatever its file name is.
    private static UriContent Address(Uri address)
    {
        var content = new UriContent(address);
        return content.HasTopLevelMediaType("image") ? content : new UriContent(address, "image/*");
    }
}
