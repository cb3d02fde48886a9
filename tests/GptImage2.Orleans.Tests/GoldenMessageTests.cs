using System.Runtime.CompilerServices;
using System.Text.Json;
using GptImage2.Orleans.Jobs;
using GptImage2.Orleans.Limits;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace GptImage2.Orleans.Tests;

/// <summary>Messages as earlier versions have written them. During an upgrade silos of two versions talk to each other, and results lie in the database.</summary>
/// <remarks>A file is never written again once its version was released. GPTIMAGE2_WRITE_GOLDEN=1 writes those that are missing.</remarks>
public sealed class GoldenMessageTests
{
    private static readonly object[] Samples =
    [
        new LimiterDemand { Holder = "process", Requests = 3, Tokens = 4_000, LeastTokens = 1_000, Epoch = "epoch", ReturnedRequests = 2, ReturnedTokens = -50 },
        new LimiterGrant { Epoch = "epoch", Requests = 3, Tokens = 4_000, Delay = TimeSpan.FromMilliseconds(250), Lifetime = TimeSpan.FromSeconds(2) },
        new LimiterLevels { Requests = -1.5, Tokens = 100, Holders = 3, Slices = 12, Silo = "silo-1" },
        new JobRange { Submission = "s", Number = 7, Keys = ["a.jpg", "é"], Items = [[1, 2], []] },
        new JobResults { Ranges = [new JobRangeResults { Number = 7, Results = [[1], null] }], IsOver = false, StopReason = "Budget", StopMessage = "Too little is left." },
        new JobRangeResults { Number = 8, Results = [[1, 2, 3], null] },
        new JobQueueTotals { Waiting = 1, Leased = 2, Worked = 3 },
        new JobItemRecord
        {
            Value = [1, 2, 3],
            ErrorType = "ContractViolationException",
            ErrorMessage = "The reply breaks its contract.",
            Violations = ["/total: missing"],
            Tokens = [1_000, 100, 10, null, 700, 5],
            Cost = 0.0123m,
            Spent = 0.01m,
            Repairs = 2,
            Corrections = 1,
            Duration = TimeSpan.FromSeconds(2.5),
            FromJournal = true,
            SourceMissing = true,
            Change = 2,
            Worker = "silo-1",
        },
    ];

    public static TheoryData<string> Names => [.. Samples.Select(static sample => sample.GetType().Name)];

    [Fact]
    public void Each_message_has_a_sample() => Assert.Equal(
        typeof(JobItemRecord).Assembly.GetTypes().Where(static type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)).Select(static type => type.Name).Order(StringComparer.Ordinal),
        Samples.Select(static sample => sample.GetType().Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_version_1_has_written_is_read(string name)
    {
        object sample = Samples.Single(sample => sample.GetType().Name == name);
        string path = Path.Combine(Folder(), "Golden", name + ".1.txt");
        using ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        Serializer serializer = services.GetRequiredService<Serializer>();
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("GPTIMAGE2_WRITE_GOLDEN") == "1")
            File.WriteAllText(path, Convert.ToBase64String(serializer.SerializeToArray(sample)) + "\n");

        object read = serializer.Deserialize<object>(Convert.FromBase64String(File.ReadAllText(path).Trim()))!;

        Assert.Equal(Shown(sample), Shown(read));
    }

    private static string Shown(object message) => $"{message.GetType().Name} {JsonSerializer.Serialize(message, message.GetType())}";

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
