namespace GptImage2.Tests.OpenAI;

internal enum Fault
{
    None,
    CloseWithoutAnswer,
    CloseMidBody,
    NeverAnswer,
}
