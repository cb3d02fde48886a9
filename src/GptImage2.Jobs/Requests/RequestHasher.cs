using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using GptImage2.Messages;

namespace GptImage2.Jobs.Requests;

/// <summary>Computes the identity of requests: model, messages, hashes of pictures, the author's settings and the number of the read.</summary>
/// <remarks>What is hashed must not change: replies that were paid for are found by it.</remarks>
/// <param name="pictures">The hashes of pictures.</param>
/// <param name="model">The model of requests that name no other; null when the endpoint chooses it.</param>
internal sealed class RequestHasher(PictureHashes pictures, string? model)
{
    private readonly ConditionalWeakTable<LeadingMessages, byte[]> _leading = [];

    /// <summary>Computes the identity of the first request of a call. It reads no picture whose hash is known.</summary>
    /// <exception cref="ImageInputException">A picture cannot be read, or has changed since its input was created.</exception>
    public async ValueTask<RequestFingerprint> HashAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "gptimage2 request 1"u8);
        Append(hash, request.Settings.Model ?? model ?? "");
        Append(hash, request.Author.ToString());
        hash.AppendData(await LeadingAsync(request.Leading, cancellationToken).ConfigureAwait(false));
        List<string> found = [];
        await AppendAsync(hash, request.Parts, request, found, cancellationToken).ConfigureAwait(false);
        byte[] prompt = hash.GetHashAndReset();
        Append(hash, prompt);
        foreach (string picture in found)
            Append(hash, picture);
        if (request.Read > 0)
            Append(hash, string.Create(CultureInfo.InvariantCulture, $"read {request.Read}"));
        return new RequestFingerprint(Convert.ToHexStringLower(hash.GetHashAndReset()), Convert.ToHexStringLower(prompt), found);
    }

    private async ValueTask<byte[]> LeadingAsync(LeadingMessages leading, CancellationToken cancellationToken)
    {
        if (_leading.TryGetValue(leading, out byte[]? known))
            return known;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, leading.SystemMessage);
        List<string> found = [];
        foreach (ExampleTurn example in leading.Examples)
        {
            await AppendAsync(hash, example.Parts, null, found, cancellationToken).ConfigureAwait(false);
            Append(hash, example.Answer);
        }

        foreach (string picture in found)
            Append(hash, picture);
        byte[] computed = hash.GetHashAndReset();
        _leading.AddOrUpdate(leading, computed);
        return computed;
    }

    private async ValueTask AppendAsync(IncrementalHash hash, IReadOnlyList<UserMessagePart> parts, JsonModeRequest? request, List<string> found, CancellationToken cancellationToken)
    {
        foreach (UserMessagePart part in parts)
        {
            if (part.Image is not { } image)
            {
                hash.AppendData("t"u8);
                Append(hash, part.Text.Span);
                continue;
            }

            hash.AppendData("i"u8);
            Append(hash, WireNames.Of(request?.DetailOf(image) ?? image.Detail));
            found.Add(await pictures.OfAsync(image, cancellationToken).ConfigureAwait(false));
        }
    }

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    // With its length, so that two texts cannot be taken for one.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
