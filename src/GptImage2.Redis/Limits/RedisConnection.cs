using StackExchange.Redis;

namespace GptImage2.Redis.Limits;

/// <summary>The connection to Redis: one of the app, or one of its own that is opened when it is needed first.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly Func<Task<IConnectionMultiplexer>> _open;
    private readonly bool _isOwn;
    private readonly Lock _lock = new();
    private Task<IConnectionMultiplexer>? _opening;
    private bool _isDisposed;

    /// <summary>Uses a connection of the app, which is not disposed.</summary>
    public RedisConnection(IConnectionMultiplexer connection)
    {
        _open = () => Task.FromResult(connection);
    }

    /// <summary>Opens a connection of its own when it is needed first.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read. The message has nothing of it.</exception>
    public RedisConnection(string connectionString)
    {
        ConfigurationOptions settings = Read(connectionString);
        _isOwn = true;
        _open = async () => await ConnectionMultiplexer.ConnectAsync(settings).ConfigureAwait(false);
    }

    /// <summary>Throws when a connection string cannot be read.</summary>
    /// <exception cref="ArgumentException">It cannot be read. The message has nothing of it.</exception>
    public static void Check(string connectionString) => Read(connectionString);

    /// <summary>Opens the connection if it is not open. The server need not be there yet.</summary>
    public async Task<IDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        Task<IConnectionMultiplexer> opening;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_opening is null or { IsFaulted: true } or { IsCanceled: true })
                _opening = _open();
            opening = _opening;
        }

        IConnectionMultiplexer connection = await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        return connection.GetDatabase();
    }

    public async ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? opening;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            opening = _opening;
        }

        if (!_isOwn || opening is null)
            return;
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private static ConfigurationOptions Read(string connectionString)
    {
        ConfigurationOptions settings = TryParse(connectionString)
            ?? throw new ArgumentException("The connection string of Redis cannot be read. Write it as 'host:6379,password=…,ssl=true'.", nameof(connectionString));
        settings.AbortOnConnectFail = false;
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        settings.ReconnectRetryPolicy = new LinearRetry(500);
        if (settings.KeepAlive < 0)
            settings.KeepAlive = (int)KeepAlive.TotalSeconds;
        return settings;
    }

    // The exception may quote a part of a password, so that it is not passed on.
    private static ConfigurationOptions? TryParse(string connectionString)
    {
        try
        {
            return ConfigurationOptions.Parse(connectionString);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
