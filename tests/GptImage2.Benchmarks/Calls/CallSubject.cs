using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using System.Text.Json;
using GptImage2.Benchmarks.Contracts;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.OpenAI;
using OpenAI;
using OpenAI.Chat;
using ChatCompletion = OpenAI.Chat.ChatCompletion;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace GptImage2.Benchmarks.Calls;

/// <summary>One call, made in several ways. All but the one with the SDK's messages send the same bytes.</summary>
internal sealed class CallSubject : IDisposable
{
    public const string Ours = "GptImage2";
    public const string Bare = "bare HttpClient";
    public const string Typed = "bare HttpClient, reply read by System.Text.Json";
    public const string Pipeline = "pipeline of the OpenAI SDK, body ready";
    public const string Sdk = "OpenAI SDK, CreateImagePart";

    private const string Key = "a-key-of-the-benchmark";

    private static readonly JsonModeMethod<Receipt> Method = new("IReceiptReader.ReadAsync", "You read receipts."u8, JsonContract.Of<Receipt>());

    private readonly GptImage2Client _client;
    private readonly ChatClient _chat;
    private readonly HttpClient _http = new(new SocketsHttpHandler());
    private readonly Uri _address;

    public CallSubject(Uri endpoint, Action<GptImage2Options>? configure = null)
    {
        var options = new GptImage2Options { ApiKey = Key, Endpoint = endpoint };
        configure?.Invoke(options);
        _client = new GptImage2Client(options);
        _chat = new ChatClient(GptImage2Model.Id, new ApiKeyCredential(Key), new OpenAIClientOptions { Endpoint = endpoint });
        _address = new Uri(endpoint + "/chat/completions");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Benchmarks/1.0");
    }

    /// <summary>The body of the request.</summary>
    public static byte[] Render(ImageInput? image)
    {
        using var stream = new MemoryStream();
        var body = new RequestJson(GptImage2Model.Id, new JsonModeRequest(Method.Leading, Message(image).Parts));
        body.WriteToAsync(stream).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    public async Task OursAsync(ImageInput? image)
    {
        JsonModeResult<Receipt> result = await _client.CallAsync(Method, Message(image), null, CancellationToken.None);
        GC.KeepAlive(result.Value);
    }

    public async Task TypedAsync(byte[] body)
    {
        byte[] completion = await BareAsync(body);
        ChatEnvelope envelope = JsonSerializer.Deserialize(completion, EnvelopeContext.Default.ChatEnvelope)!;
        GC.KeepAlive(JsonSerializer.Deserialize(envelope.Choices[0].Message.Content!, SerializerContext.Default.Receipt));
    }

    public async Task<byte[]> BareAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async Task PipelineAsync(BinaryData body)
    {
        using var content = BinaryContent.Create(body);
        ClientResult result = await _chat.CompleteChatAsync(content, new RequestOptions { ErrorOptions = ClientErrorBehaviors.NoThrow });
        using PipelineResponse response = result.GetRawResponse();
        GC.KeepAlive(response.Content);
    }

    public async Task SdkAsync(byte[] image)
    {
        ChatMessage[] messages =
        [
            ChatMessage.CreateSystemMessage(Method.SystemMessage),
            ChatMessage.CreateUserMessage(
                ChatMessageContentPart.CreateTextPart("Read the receipt."),
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")),
        ];
        var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() };
        ClientResult<ChatCompletion> result = await _chat.CompleteChatAsync(messages, options);
        GC.KeepAlive(result.Value.Content[0].Text);
    }

    public void Dispose() => _http.Dispose();

    private static UserMessage Message(ImageInput? image)
    {
        UserMessage message = new UserMessage().Text("Read the receipt."u8);
        return image is null ? message : message.Image(image, nameof(image));
    }
}
