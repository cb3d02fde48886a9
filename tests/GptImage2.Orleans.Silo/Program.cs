using System.Globalization;
using System.Net;
using GptImage2;
using GptImage2.Orleans.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using StackExchange.Redis;

// The servers are those of GPTIMAGE2_TEST_REDIS and GPTIMAGE2_TEST_POSTGRES.
if (args is not [string name, string cluster, string siloPort, string gatewayPort, string schema, string endpoint, string key, string perMinute])
{
    Console.Error.WriteLine("A silo needs its name, the id of the cluster, two ports, the schema of the journal, the endpoint, its key, and the requests per minute.");
    return 2;
}

await using Journal journal = await PostgreSqlJournal.OpenAsync(
    Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_POSTGRES")!,
    new PostgreSqlJournalOptions { Schema = schema, LeaseDuration = TimeSpan.FromSeconds(10) });
HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.Services.AddSingleton(journal);
builder.Services.AddGptImage2(options => (options.ApiKey, options.Endpoint) = (key, new Uri(endpoint))).AddClient<ILabelReader>();
builder.UseOrleans(silo => silo
    .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "gptimage2-tests"))
    .Configure<SiloOptions>(options => options.SiloName = name)
    .ConfigureEndpoints(IPAddress.Loopback, int.Parse(siloPort, CultureInfo.InvariantCulture), int.Parse(gatewayPort, CultureInfo.InvariantCulture))
    .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_REDIS")!))
    .AddGptImage2(limits => limits.RequestsPerMinute = int.Parse(perMinute, CultureInfo.InvariantCulture))
    .AddJob(new LabelJob(), new ClusterJobOptions { RangeSize = 5 }));
using IHost host = builder.Build();
await host.StartAsync();
Console.WriteLine("started");
await host.WaitForShutdownAsync();
return 0;
