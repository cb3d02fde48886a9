using System.Diagnostics;
using GptImage2;
using ReceiptFolder.Truths;

namespace ReceiptFolder.Views;

/// <summary>Adds up what a run has handed out.</summary>
/// <param name="truth">What is on the pictures; null where no one knows.</param>
internal sealed class RunReport(Truth? truth)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly List<FailedPicture> _failed = [];

    public int Read { get; private set; }

    public int FromJournal { get; private set; }

    public int Changed { get; private set; }

    public int SourceMissing { get; private set; }

    public int Repairs { get; private set; }

    public int Corrections { get; private set; }

    /// <summary>What this run has paid, in US dollars.</summary>
    public decimal Spent { get; private set; }

    /// <summary>The last progress that was reported; null before the first.</summary>
    public JobProgress? Last { get; set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    public IReadOnlyList<FailedPicture> Failed => _failed;

    public Score? Score { get; } = truth is null ? null : new Score(truth);

    public void Add(JobItem<Receipt> item)
    {
        FromJournal += item.FromJournal ? 1 : 0;
        Changed += item.Change == JobItemChange.None ? 0 : 1;
        SourceMissing += item.SourceMissing ? 1 : 0;
        Repairs += item.Repairs;
        Corrections += item.Corrections;
        Spent += item.Spent;
        if (!item.IsDone)
        {
            _failed.Add(new FailedPicture(item.Key, item.Error.GetType().Name, item.Error.Message));
            return;
        }

        Read++;
        Score?.Add(item.Key, item.Value);
    }
}
