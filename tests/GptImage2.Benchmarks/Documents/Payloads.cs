using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Documents;

/// <summary>The payloads of both runs.</summary>
internal static class Payloads
{
    private const int SmallCount = 256;
    private const int LargeCount = 8;

    public static Payload<Receipt> Receipt(bool isIndented) =>
        new("receipt", SmallCount, isIndented, Graphs.Receipt, Copies.Of, SerializerContext.Default.Receipt);

    public static Payload<PictureLabels> Labels(bool isIndented) =>
        new("labels", SmallCount, isIndented, Graphs.Labels, Copies.Of, SerializerContext.Default.PictureLabels);

    public static Payload<RegistrationForm> Form(bool isIndented) =>
        new("form", SmallCount, isIndented, Graphs.Form, Copies.Of, FormSerializerContext.Default.RegistrationForm);

    public static Payload<Extraction> Extraction(bool isIndented) =>
        new("extraction", LargeCount, isIndented, Graphs.Extraction, Copies.Of, SerializerContext.Default.Extraction);
}
