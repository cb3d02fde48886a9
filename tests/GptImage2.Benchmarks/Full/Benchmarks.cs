using GptImage2.Benchmarks.Contracts;
using GptImage2.Benchmarks.Documents;

namespace GptImage2.Benchmarks.Full;

public class ReceiptWork : Work<Receipt>
{
    private protected override Payload<Receipt> CreatePayload(bool isIndented) => Payloads.Receipt(isIndented);
}

public class LabelsWork : Work<PictureLabels>
{
    private protected override Payload<PictureLabels> CreatePayload(bool isIndented) => Payloads.Labels(isIndented);
}

public class FormWork : Work<RegistrationForm>
{
    private protected override Payload<RegistrationForm> CreatePayload(bool isIndented) => Payloads.Form(isIndented);
}

public class ExtractionWork : Work<Extraction>
{
    private protected override Payload<Extraction> CreatePayload(bool isIndented) => Payloads.Extraction(isIndented);
}
