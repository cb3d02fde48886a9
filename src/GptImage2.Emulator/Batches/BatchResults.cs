using GptImage2.Emulator.Files;

namespace GptImage2.Emulator.Batches;

/// <summary>The lines of the files that a batch writes, until they are written.</summary>
internal sealed class BatchResults(FileStore store) : IDisposable
{
    private readonly FileStream _spool = store.Create();
    private readonly List<Line> _answers = [];
    private readonly List<Line> _errors = [];

    public void AddAnswer(ReadOnlySpan<byte> line) => Add(_answers, line);

    public void AddError(ReadOnlySpan<byte> line) => Add(_errors, line);

    public StoredFile? SaveAnswers(string name, long seed, long? lifetime) => Save(_answers, name, seed, lifetime);

    public StoredFile? SaveErrors(string name, long seed, long? lifetime) => Save(_errors, name, seed, lifetime);

    public void Dispose()
    {
        _spool.Dispose();
        File.Delete(_spool.Name);
    }

    private void Add(List<Line> lines, ReadOnlySpan<byte> line)
    {
        lines.Add(new Line(_spool.Position, line.Length));
        _spool.Write(line);
    }

    // Clients must not rely on the order, so it is not that of the requests.
    private StoredFile? Save(List<Line> lines, string name, long seed, long? lifetime)
    {
        if (lines.Count == 0)
            return null;

        Line[] order = lines.ToArray();
        new Random(HashCode(seed)).Shuffle(order);
        using FileStream file = store.Create();
        foreach ((long start, int length) in order)
        {
            byte[] bytes = new byte[length];
            _spool.Seek(start, SeekOrigin.Begin);
            _spool.ReadExactly(bytes);
            file.Write(bytes);
            file.WriteByte((byte)'\n');
        }

        file.Flush();
        _spool.Seek(0, SeekOrigin.End);
        return store.Add(file.Name, name, "batch_output", lifetime);
    }

    // long.GetHashCode folds the upper half into the lower, in every process alike.
    private static int HashCode(long seed) => seed.GetHashCode();

    private readonly record struct Line(long Start, int Length);
}
