namespace GptImage2.Generators.Model;

internal enum TextFormat
{
    Any,
    EmailAddress,
    Url,
    Base64String,
}
