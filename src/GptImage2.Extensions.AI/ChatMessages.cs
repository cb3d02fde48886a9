using System.Text;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>The messages of a request, as chat clients take them.</summary>
internal static class ChatMessages
{
    // The property that the chat client of the OpenAI SDK reads the detail of an image from.
    private const string Detail = "detail";

    public static async ValueTask<List<ChatMessage>> OfAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        bool sendsImages = request.Repair is not { SendsImages: false };
        var user = new List<AIContent>(request.Parts.Count);
        foreach (UserMessagePart part in request.Parts)
        {
            if (part.Image is not { } image)
                user.Add(Text(part.Text));
            else
                user.Add(sendsImages ? await OfAsync(image, cancellationToken).ConfigureAwait(false) : new TextContent("[image]"));
        }

        if (user.Count == 0)
            user.Add(new TextContent(""));
        List<ChatMessage> messages = [new(ChatRole.System, request.SystemMessage), new(ChatRole.User, user)];
        if (request.Repair is { } repair)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, [Text(repair.Reply)]));
            messages.Add(new ChatMessage(ChatRole.User, repair.Instruction));
        }

        return messages;
    }

    private static TextContent Text(ReadOnlyMemory<byte> utf8) => new(Encoding.UTF8.GetString(utf8.Span));

    private static async ValueTask<AIContent> OfAsync(ImageInput image, CancellationToken cancellationToken)
    {
        AIContent content = image.Source is { } source
            ? new DataContent(await source.ReadAsync(cancellationToken).ConfigureAwait(false), source.MediaType)
            : Address(new Uri(image.Address!));
        if (image.Detail != ImageDetail.Auto)
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [Detail] = image.Detail == ImageDetail.Low ? "low" : "high" };
        return content;
    }

    // What is at the address is known to be an image, whatever its name looks like.
    private static UriContent Address(Uri address)
    {
        var content = new UriContent(address);
        return content.HasTopLevelMediaType("image") ? content : new UriContent(address, "image/*");
    }
}
