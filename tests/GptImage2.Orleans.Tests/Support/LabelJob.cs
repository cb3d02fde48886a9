namespace GptImage2.Orleans.Tests.Support;

/// <summary>The job of the tests: reads the pictures at paths.</summary>
internal sealed class LabelJob(string name = "labels") : JobDefinition<ILabelReader, string, Label>
{
    public override string Name => name;

    public override string KeyOf(string item) => Path.GetFileName(item);

    public override Task<Label> ReadAsync(ILabelReader client, string item, CancellationToken cancellationToken) => client.ReadAsync(ImageInput.FromFile(item), cancellationToken);
}
