using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Redis.Limits;
using StackExchange.Redis;

namespace GptImage2;

/// <summary>Limits requests and tokens per minute that several processes share by Redis.</summary>
/// <remarks>
/// <para>
/// A process takes its part of the limits in slices, about one a second, so that most requests wait for no round trip. What it does not use
/// goes back. While Redis cannot be reached, requests wait, and fail with a <see cref="RequestLimitException"/> after
/// <see cref="SharedLimiterOptions.MaxOutage"/>. No request is sent without a part of the limits.
/// </para>
/// <para>Dispose it when the process ends, so that others can use at once what is left of its slices.</para>
/// </remarks>
public sealed class RedisRequestLimiter : IRequestLimiter, IAsyncDisposable
{
    // No model has this id. Its limit shows whether the others can be reached.
    private const string CheckedModel = "";

    private readonly RedisConnection _connection;
    private readonly SharedRequestLimiter _limiter;
    private readonly RedisLimit _checked;
    private readonly string _name;

    /// <summary>Creates a limiter that uses a connection of the app.</summary>
    /// <param name="connection">The connection. It is not disposed.</param>
    /// <param name="name">The name of the limits, such as <c>openai/project-a</c>: limiters with the same name share their limits.</param>
    /// <param name="options">The limits; they must be the same in all processes. They are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option.</exception>
    public RedisRequestLimiter(IConnectionMultiplexer connection, string name, SharedLimiterOptions options)
        : this(new RedisConnection(connection ?? throw new ArgumentNullException(nameof(connection))), name, options)
    {
    }

    internal RedisRequestLimiter(RedisConnection connection, string name, SharedLimiterOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        SharedLimiterOptions copy = options.Copy();
        _connection = connection;
        _name = name;
        _limiter = new SharedRequestLimiter(Open, name, copy.Timings, copy.TimeProvider);
        _checked = Open(CheckedModel);

        RedisLimit Open(string model) => new(_connection, name, model, copy.LimitsOf(model), copy.SliceDuration);
    }

    /// <summary>Creates a limiter with a connection of its own, and opens it.</summary>
    /// <param name="connectionString">The connection string of StackExchange.Redis, such as <c>redis:6379,password=…</c>. The server need not be there yet: requests wait for it.</param>
    /// <param name="name">The name of the limits, such as <c>openai/project-a</c>: limiters with the same name share their limits.</param>
    /// <param name="options">The limits; they must be the same in all processes. They are copied.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or an option is out of its range. The message has nothing of the connection string.</exception>
    public static async Task<RedisRequestLimiter> ConnectAsync(string connectionString, string name, SharedLimiterOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var connection = new RedisConnection(connectionString);
        var limiter = new RedisRequestLimiter(connection, name, options);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisConnectionException)
        {
            // It is tried again with each request.
        }
        catch
        {
            await limiter.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return limiter;
    }

    /// <summary>Why the limits cannot be reached now; null when they can, or were not needed yet.</summary>
    internal Exception? Trouble => _limiter.Trouble;

    /// <inheritdoc/>
    public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken) => _limiter.ReserveAsync(demand, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The other processes pause as well, as soon as they have used the slices that they hold.</remarks>
    public void Pause(TimeSpan duration) => _limiter.Pause(duration);

    /// <summary>Gives back what is left of the slices of this process. Requests that wait fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await _limiter.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Returns the name of the limits.</summary>
    public override string ToString() => $"{nameof(RedisRequestLimiter)} {_name}";

    /// <summary>Runs the script without taking anything.</summary>
    /// <exception cref="RequestLimitException">Redis cannot be reached or refuses the script; the message says why.</exception>
    internal Task CheckAsync(CancellationToken cancellationToken) => _checked.TakeAsync(new LimitDemand("", 0, 0, 0), cancellationToken);
}
