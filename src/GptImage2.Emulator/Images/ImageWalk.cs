namespace GptImage2.Emulator.Images;

// Not shared with the runtime on purpose: an independent stand-in must not share the bugs of what it checks.
/// <summary>Walks the container of an image to its end while the bytes come in, and keeps none of them.</summary>
internal abstract class ImageWalk
{
    private readonly byte[] _taken = new byte[32];
    private IEnumerator<Step>? _steps;
    private Step _step;
    private long _left;
    private int _takenLength;
    private bool _afterFirst;
    private bool _ended;

    /// <summary>Gets width and height; null as long as the walk has not come to a sound end.</summary>
    public (int Width, int Height)? Size { get; protected set; }

    /// <summary>Gets the bytes that the last step took.</summary>
    protected ReadOnlySpan<byte> Taken => _taken.AsSpan(0, _takenLength);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_steps is null)
        {
            _steps = Steps();
            Next();
        }

        while (!_ended && !bytes.IsEmpty)
            bytes = bytes[(_step.Mark is null ? Pass(bytes) : Seek(bytes, _step.Mark))..];
    }

    /// <summary>Lists the steps through a file, from its first byte on; with the last of them the walk is over.</summary>
    protected abstract IEnumerator<Step> Steps();

    /// <summary>Sees all bytes that are taken or skipped.</summary>
    protected virtual void Passed(ReadOnlySpan<byte> bytes)
    {
    }

    private int Pass(ReadOnlySpan<byte> bytes)
    {
        int length = (int)Math.Min(_left, bytes.Length);
        Passed(bytes[..length]);
        if (_step.Takes)
        {
            bytes[..length].CopyTo(_taken.AsSpan(_takenLength));
            _takenLength += length;
        }

        _left -= length;
        if (_left == 0)
            Next();

        return length;
    }

    private int Seek(ReadOnlySpan<byte> bytes, byte[] mark)
    {
        // The mark may lie across two pieces.
        int at = _afterFirst && bytes[0] == mark[1] ? 0 : bytes.IndexOf(mark) + 1;
        bool found = _afterFirst && bytes[0] == mark[1] || at > 0;
        _afterFirst = bytes[^1] == mark[0];
        if (!found)
            return bytes.Length;

        Next();
        return at + 1;
    }

    private void Next()
    {
        do
        {
            _ended = !_steps!.MoveNext();
            _step = _ended ? default : _steps.Current;
            _left = _step.Count;
            if (_step.Takes)
                _takenLength = 0;
        }
        while (!_ended && _left == 0 && _step.Mark is null);
    }

    /// <summary>What to do with the next bytes: take them, skip them, or skip all up to a mark of two bytes and the mark.</summary>
    protected readonly record struct Step(long Count, bool Takes, byte[]? Mark)
    {
        public static Step Take(int count) => new(count, Takes: true, null);

        public static Step Skip(long count) => new(count, Takes: false, null);

        public static Step SkipPast(byte[] mark) => new(0, Takes: false, mark);
    }
}
