namespace GptImage2.Benchmarks.Jobs;

/// <summary>Keeps the last progress of a run.</summary>
internal sealed class LastProgress : IProgress<JobProgress>
{
    private volatile JobProgress? _value;

    public JobProgress? Value => _value;

    public void Report(JobProgress value) => _value = value;
}
