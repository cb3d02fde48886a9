using System.Net;
using System.Net.Http.Headers;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Answers without a network, so that the figures do not include the network.</summary>
internal sealed class CannedHandler(byte[] body) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var content = new StreamContent(new MemoryStream(body, writable: false));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/event-stream; charset=utf-8");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
