using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GptImage2.EndToEnd.Tests.Serialization;

/// <summary>The recipes of docs/contracts.md for programs that serialize contracts.</summary>
public sealed class SerializedElsewhereTests
{
    private const string BoxJson = """{"item_name":"Tea","state":"as-new","kept":"P2DT3H","size":{"w":1,"h":2},"marks":["Red","Blue"]}""";

    private static readonly JsonSerializerOptions Contracts = new JsonSerializerOptions(JsonSerializerDefaults.Web).AddContracts();

    [Fact]
    public async Task HttpClient_reads_and_sends_contracts()
    {
        using var listener = new HttpListener();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        Task<string> received = AnswerAsync(listener);
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.PostAsJsonAsync(address, Box.FromJson(BoxJson), Contracts, Emulated.Stop);
        Box? box = await response.Content.ReadFromJsonAsync<Box>(Contracts, Emulated.Stop);

        Assert.Equal(BoxJson, await received);
        Assert.Equal(Box.FromJson(BoxJson), box);
    }

    [Fact]
    public async Task HybridCache_stores_contracts_as_their_own_JSON()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IDistributedCache, SecondLevel>();
        services.AddHybridCache();
        services.AddKeyedSingleton<JsonSerializerOptions>(typeof(IHybridCacheSerializer<>), Contracts);
        await using ServiceProvider provider = services.BuildServiceProvider();
        HybridCache cache = provider.GetRequiredService<HybridCache>();

        await cache.SetAsync("box", Box.FromJson(BoxJson), cancellationToken: Emulated.Stop);
        byte[]? stored = await provider.GetRequiredService<IDistributedCache>().GetAsync("box", Emulated.Stop);
        await cache.SetAsync<Shape>("shape", new Round("a", 1), new HybridCacheEntryOptions { Flags = HybridCacheEntryFlags.DisableLocalCache }, cancellationToken: Emulated.Stop);
        Shape shape = await cache.GetOrCreateAsync<Shape>("shape", static _ => throw new InvalidOperationException("not in the cache"), cancellationToken: Emulated.Stop);

        Assert.Contains(BoxJson, Encoding.UTF8.GetString(stored!), StringComparison.Ordinal);
        Assert.Equal(new Round("a", 1), shape);
    }

    [Fact]
    public async Task A_database_stores_contracts_in_a_column()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var store = new Store(file))
            {
                await store.Database.EnsureCreatedAsync(Emulated.Stop);
                store.Add(new Stored { Box = Box.FromJson(BoxJson) });
                await store.SaveChangesAsync(Emulated.Stop);
            }

            await using (var store = new Store(file))
            {
                Assert.Equal(Box.FromJson(BoxJson), (await store.Stored.SingleAsync(Emulated.Stop)).Box);
                Assert.Equal([BoxJson], await store.Database.SqlQuery<string>($"SELECT Box AS Value FROM Stored").ToListAsync(Emulated.Stop));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    private static async Task<string> AnswerAsync(HttpListener listener)
    {
        HttpListenerContext context = await listener.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        string body = await reader.ReadToEndAsync(Emulated.Stop);
        context.Response.ContentType = new MediaTypeHeaderValue("application/json").ToString();
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body), Emulated.Stop);
        context.Response.Close();
        return body;
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    // HybridCache passes over the cache in memory of the platform itself, because it has one of its own.
    private sealed class SecondLevel() : MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));

    private sealed class Store(string file) : DbContext
    {
        public DbSet<Stored> Stored => Set<Stored>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={file}");

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<Stored>().Property(static stored => stored.Box).HasConversion(static box => box.ToJson(), static json => Box.FromJson(json));
    }

    private sealed class Stored
    {
        public int Id { get; set; }

        public required Box Box { get; set; }
    }
}
