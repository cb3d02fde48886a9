namespace GptImage2.Tests.Transport;

internal enum Fault
{
    None,
    CloseWithoutAnswer,
    CloseMidBody,
    NeverAnswer,
}
