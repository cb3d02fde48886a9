namespace GptImage2.Emulator.Server;

/// <summary>Lets scripts of web pages call the API, which that of OpenAI allows to all pages; here only those of this machine may.</summary>
internal static class Cors
{
    /// <summary>Says whether a browser asks what a script of a page may send, and the page is one that may.</summary>
    public static bool IsPreflight(HttpRequest request, EndpointOptions options) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0 && IsAllowed(request, options);

    public static void AnswerPreflight(HttpContext context)
    {
        (IHeaderDictionary? asked, IHeaderDictionary? answer) = (context.Request.Headers, context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        answer.AccessControlAllowOrigin = asked.Origin;
        answer.AccessControlAllowMethods = asked.AccessControlRequestMethod;
        answer.AccessControlAllowHeaders = asked.AccessControlRequestHeaders;
        answer.AccessControlMaxAge = "600";
        answer.Vary = "Origin";
    }

    /// <summary>Adds the headers that allow the script that asks to read the answer.</summary>
    public static void Allow(HttpRequest request, EndpointOptions options, Dictionary<string, string> headers)
    {
        if (!IsAllowed(request, options))
            return;

        headers["Access-Control-Allow-Origin"] = request.Headers.Origin.ToString();
        headers["Vary"] = "Origin";
    }

    /// <summary>Whether a header of a request can be a header of its answer.</summary>
    public static bool CanBeSent(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    // Any page could otherwise read the files that are kept here, for an emulator may take any key.
    private static bool IsAllowed(HttpRequest request, EndpointOptions options) =>
        CanBeSent(request.Headers.Origin.ToString()) && Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out Uri? origin) && (origin.IsLoopback || options.AllowRemote) && origin.Host.Length > 0;
}
