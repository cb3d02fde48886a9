using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator.Endpoints;

/// <summary>Answers the requests on a kind of objects that the API keeps, such as files.</summary>
internal interface IResourceEndpoint
{
    /// <summary>Gets the path of all of them.</summary>
    string Path { get; }

    /// <summary>Lists the methods of a path below <see cref="Path"/>. An empty list means that there is no such path.</summary>
    IReadOnlyList<string> Methods(string[] segments);

    /// <summary>Answers a request whose key, path and method were found right.</summary>
    Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request, string[] segments);
}
