namespace GptImage2.DependencyInjection;

/// <summary>Marks the services in which a client is registered, so that its HttpClient is set up once.</summary>
/// <param name="Name">The name of the client; empty for the default client.</param>
/// <param name="HttpClientName">The name of its HttpClient.</param>
internal sealed record RegisteredClient(string Name, string HttpClientName);
