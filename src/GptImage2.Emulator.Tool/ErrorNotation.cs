using Microsoft.AspNetCore.Http;

namespace GptImage2.Emulator.Tool;

/// <summary>Reads an error as it is named in files and arguments: <c>overloaded</c>.</summary>
internal static class ErrorNotation
{
    private static readonly Dictionary<string, Func<Reply>> Errors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rate-limited"] = static () => Reply.RateLimited(TimeSpan.FromSeconds(1)),
        ["request-too-large"] = Reply.RequestTooLarge,
        ["no-flex-capacity"] = static () => Reply.NoFlexCapacity(),
        ["quota-exceeded"] = Reply.QuotaExceeded,
        ["no-access"] = Reply.NoAccess,
        ["country-not-served"] = Reply.CountryNotServed,
        ["model-not-found"] = Reply.ModelNotFound,
        ["out-of-tokens"] = Reply.OutOfTokens,
        ["server-error"] = Reply.ServerError,
        ["processing-error"] = Reply.ProcessingError,
        ["overloaded"] = Reply.Overloaded,
        ["proxy-413"] = static () => Reply.ProxyPage(StatusCodes.Status413PayloadTooLarge),
        ["proxy-502"] = static () => Reply.ProxyPage(StatusCodes.Status502BadGateway),
    };

    public static Reply Read(string name) => Errors.TryGetValue(name, out Func<Reply>? make)
        ? make()
        : throw new FormatException($"'{name}' is not an error; the errors are {string.Join(", ", Errors.Keys)}.");
}
