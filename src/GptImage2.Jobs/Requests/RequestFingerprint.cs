namespace GptImage2.Jobs.Requests;

/// <summary>What a request is compared by.</summary>
/// <param name="Request">The identity of the request as 64 hexadecimal digits.</param>
/// <param name="Prompt">The hash of everything but its pictures.</param>
/// <param name="Pictures">The hashes or identities of its pictures, in order.</param>
internal sealed record RequestFingerprint(string Request, string Prompt, IReadOnlyList<string> Pictures);
