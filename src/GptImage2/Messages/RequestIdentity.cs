using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GptImage2.Text;

namespace GptImage2.Messages;

/// <summary>What makes two requests the same: endpoint, model, messages with their images, the author's settings and the number of the read.</summary>
/// <remarks>
/// It is a hash, so it can be stored and shown. The query of the endpoint, which may be secret, and the content cannot be
/// read from it. What is hashed is written below in one place and must not change: stored replies are found by it.
/// </remarks>
/// <param name="Hash">A SHA-256 hash as 64 hexadecimal digits.</param>
internal readonly record struct RequestIdentity(string Hash)
{
    /// <summary>Computes the identity of a request. It reads every image once.</summary>
    /// <param name="endpoint">The address of the endpoint, with its query and without credentials.</param>
    /// <param name="model">The id of the model of the client.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the reading of images.</param>
    /// <exception cref="ImageInputException">An image has changed since its input was created.</exception>
    public static async Task<RequestIdentity> OfAsync(string endpoint, string model, JsonModeRequest request, CancellationToken cancellationToken)
    {
        var messages = RequestJson.MessagesOf(request);
        messages.CheckImages();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = new StringBuilder("{\"identity\":1,\"endpoint\":\"");
        head.Append(Encoding.UTF8.GetString(JsonText.Encode(endpoint)));
        head.Append("\",\"model\":\"").Append(Encoding.UTF8.GetString(JsonText.Encode(request.Settings.Model ?? model)));
        head.Append("\",\"settings\":").Append(request.Author);
        head.Append(CultureInfo.InvariantCulture, $",\"read\":{request.Read},\"messages\":");
        hash.AppendData(Encoding.UTF8.GetBytes(head.ToString()));
        var stream = new HashStream(hash);
        await using (stream.ConfigureAwait(false))
            await messages.WriteToAsync(stream, cancellationToken).ConfigureAwait(false);
        hash.AppendData("}"u8);
        return new RequestIdentity(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override string ToString() => Hash;
}
