using System.Reflection;
using GptImage2.Emulator;

namespace GptImage2.Testing.Tests.Exceptions;

/// <summary>Each public exception of each package can be made by a test, with everything that it has.</summary>
public sealed class PublicExceptionTests
{
    // Counted from another property.
    private static readonly string[] Computed = [nameof(ContractViolationException.RepairCount), nameof(Exchange.RepairCount), nameof(TokenUsage.TotalTokens)];

    private static readonly Assembly[] Packages =
    [
        typeof(GptImage2Client).Assembly, typeof(ChatClientCaller).Assembly, typeof(O200kTokenCounter).Assembly,
        typeof(GptImage2Emulator).Assembly, typeof(FakeJsonModeCaller).Assembly,
    ];

    // A webhook is not a call.
    public static TheoryData<Type> Exceptions =>
        [.. Packages.SelectMany(static package => package.GetExportedTypes()).Where(static type => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract && type != typeof(WebhookSignatureException))];

    public static TheoryData<Type> Held => [typeof(ContractViolation), typeof(Exchange), typeof(TokenUsage), typeof(Repair), typeof(KeptValue), typeof(UnsettledCharge)];

    [Fact]
    public void There_is_an_exception_for_each_kind_of_failure() => Assert.Equal(
        [
            "ApiConnectionException", "ApiException", "BudgetExceededException", "ChatClientException", "ContentFilteredException", "ContextWindowExceededException",
            "ContractViolationException", "CredentialException", "EmptyReplyException", "ImageInputException", "ReplyRefusedException", "ReplyTruncatedException",
            "RequestHeaderException", "RequestLimitException", "UnexpectedResponseException",
        ],
        Exceptions.Select(static row => row.Data.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void The_message_is_the_one_that_was_given(Type type)
    {
        var cause = new InvalidOperationException("cause");
        GptImage2Exception alone = Make(type, "no", null);
        GptImage2Exception caused = Make(type, "no", cause);

        Assert.Equal(("no", null), (alone.Message, alone.InnerException));
        Assert.Equal(("no", cause), (caused.Message, caused.InnerException));
        Assert.Empty(alone.Exchanges);
        Assert.Null(alone.Method);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void A_message_is_required(Type type)
    {
        TargetInvocationException error = Assert.Throws<TargetInvocationException>(() => Make(type, null, null));
        Assert.Equal("message", Assert.IsType<ArgumentNullException>(error.InnerException).ParamName);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Each_property_can_be_set(Type type)
    {
        GptImage2Exception exception = Make(type, "no", null);
        PropertyInfo[] properties = [.. type.GetProperties().Where(static property => property.DeclaringType!.IsAssignableTo(typeof(GptImage2Exception)) && !Computed.Contains(property.Name))];

        Assert.NotEmpty(properties);
        foreach (PropertyInfo property in properties)
        {
            Assert.True(property.SetMethod is { IsPublic: true }, $"{type.Name}.{property.Name} cannot be set.");
            object value = Sample(property.PropertyType);
            property.SetValue(exception, value);
            Assert.Equal(value, property.GetValue(exception));
        }
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void A_list_or_a_text_that_is_never_null_cannot_be_set_to_null(Type type)
    {
        var nullability = new NullabilityInfoContext();
        GptImage2Exception exception = Make(type, "no", null);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite && !property.PropertyType.IsValueType && nullability.Create(property).WriteState == NullabilityState.NotNull && property.DeclaringType!.IsAssignableTo(typeof(GptImage2Exception))))
        {
            TargetInvocationException error = Assert.Throws<TargetInvocationException>(() => property.SetValue(exception, null));
            Assert.IsType<ArgumentNullException>(error.InnerException);
        }
    }

    [Theory]
    [MemberData(nameof(Held))]
    public void What_an_exception_holds_can_be_made(Type type)
    {
        Assert.NotEmpty(type.GetConstructors());
        Assert.All(
            type.GetProperties().Where(static property => !Computed.Contains(property.Name)),
            property => Assert.True(property.SetMethod is { IsPublic: true }, $"{type.Name}.{property.Name} cannot be set."));
    }

    private static GptImage2Exception Make(Type type, string? message, Exception? cause) =>
        (GptImage2Exception)(type.GetConstructor([typeof(string), typeof(Exception)])
            ?? throw new InvalidOperationException($"{type.Name} has no constructor for a message and a cause.")).Invoke([message, cause]);

    private static object Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { } t when t == typeof(string) => "text",
        { } t when t == typeof(int) => 7,
        { } t when t == typeof(long) => 8L,
        { } t when t == typeof(bool) => true,
        { } t when t == typeof(decimal) => 0.5m,
        { } t when t == typeof(TimeSpan) => TimeSpan.FromSeconds(3),
        { } t when t == typeof(DateTimeOffset) => new DateTimeOffset(2026, 5, 8, 0, 0, 0, TimeSpan.Zero),
        { } t when t == typeof(TokenUsage) => new TokenUsage(10, 20),
        { } t when t == typeof(IReadOnlyList<string>) => (string[])["one"],
        { } t when t == typeof(IReadOnlyList<ContractViolation>) => (ContractViolation[])[new("/a", ContractRule.Type, "a string", "1", 0)],
        { } t when t == typeof(IReadOnlyList<Exchange>) => (Exchange[])[new(ExchangeKind.Call, "{}", [])],
        { } t when t == typeof(IReadOnlyList<Repair>) => (Repair[])[new(RepairKind.Trimmed, "/a", " a", "a")],
        { } t when t == typeof(IReadOnlyList<KeptValue>) => (KeptValue[])[new("/a", "1", "2")],
        _ => throw new NotSupportedException($"Add a sample of {type}."),
    };
}
