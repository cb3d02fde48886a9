using System.Diagnostics;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace GptImage2.Orleans.Jobs;

/// <summary>Works on a job as long as the silo lives: it looks for ranges, and runs the job over them.</summary>
internal sealed partial class JobWorker<TClient, TItem, T>(JobDefinition<TClient, TItem, T> definition, ClusterJobOptions options, IServiceProvider services) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
    where TClient : class, IJsonModeClient<TClient>
{
    // The items of a run that are slow must not keep the silo from beginning others.
    private const int MostRuns = 3;

    private readonly WorkerTimings _timings = options.Timings;
    private readonly ILogger _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("GptImage2");
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly List<JobControl> _controls = [];
    private JobSource? _source;
    private string _silo = "";
    private Task _work = Task.CompletedTask;

    private IWorkQueue Queue => _source!.Store.Queue;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe($"GptImage2 job '{definition.Name}'", ServiceLifecycleStage.Active, BeginAsync, EndAsync);

    public void Dispose() => _ending.Dispose();

    private Task BeginAsync(CancellationToken cancellationToken)
    {
        _silo = services.GetRequiredService<ILocalSiloDetails>().Name;
        JobPayloads payloads = services.GetRequiredService<JobPayloads>();
        payloads.Require<TItem>(definition.Name);
        payloads.Require<T>(definition.Name);
        GptImage2Client client = options.ClientName is { Length: > 0 } name ? services.GetRequiredKeyedService<GptImage2Client>(name) : services.GetRequiredService<GptImage2Client>();
        _source = new JobSource(client, services.GetRequiredService<Journal>().Store);
        _work = Task.Run(() => WorkAsync(payloads), CancellationToken.None);
        return Task.CompletedTask;
    }

    // What is sent is answered first, as far as the host leaves the time.
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        ForEachControl(static control => control.Drain());
        await using (cancellationToken.UnsafeRegister(_ => ForEachControl(static control => control.Stop()), null).ConfigureAwait(false))
            await _work.ConfigureAwait(false);
    }

    private async Task WorkAsync(JobPayloads payloads)
    {
        List<Task> runs = [];
        long looked = Stopwatch.GetTimestamp();
        while (!_ending.IsCancellationRequested)
        {
            runs.RemoveAll(static run => run.IsCompleted);
            TimeSpan wait = _timings.Poll;
            try
            {
                if (runs.Count < MostRuns && await Queue.HasWorkAsync(definition.Name, _ending.Token).ConfigureAwait(false))
                {
                    var run = new WorkerRun<TClient, TItem, T>(_source!, definition, RunOptions(out JobControl control), payloads, _silo, _timings);
                    runs.Add(RunAsync(run, control));
                    await run.HasLeasedAll.ConfigureAwait(false);
                    continue;
                }

                if (Stopwatch.GetElapsedTime(looked) > _timings.Pause)
                {
                    looked = Stopwatch.GetTimestamp();
                    await Queue.AbandonUnattendedAsync(_timings.Unattended, _ending.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogFailure(definition.Name, e);
                wait = _timings.Pause;
            }

            await Task.Delay(wait, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(runs).ConfigureAwait(false);
    }

    private JobOptions RunOptions(out JobControl control)
    {
        control = new JobControl();
        lock (_lock)
            _controls.Add(control);
        if (_ending.IsCancellationRequested)
            control.Drain();
        return options.Run with { Control = control, Order = JobOrder.Arrival, Yield = JobYield.All };
    }

    // It never fails: another run, here or on another silo, goes on.
    private async Task RunAsync(WorkerRun<TClient, TItem, T> run, JobControl control)
    {
        try
        {
            await Task.Run(() => run.RunAsync(CancellationToken.None)).ConfigureAwait(false);
        }
        catch (JobStoppedException e) when (e.Reason is JobStopReason.Drained or JobStopReason.Stopped)
        {
            // The silo ends.
        }
        catch (Exception e)
        {
            LogFailure(definition.Name, e);
            await Task.Delay(_timings.Pause, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            lock (_lock)
                _controls.Remove(control);
            control.Dispose();
        }
    }

    private void ForEachControl(Action<JobControl> action)
    {
        lock (_lock)
            _controls.ForEach(action);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job '{Job}' stopped on this silo. It goes on, here or on others.")]
    private partial void LogFailure(string job, Exception exception);
}
