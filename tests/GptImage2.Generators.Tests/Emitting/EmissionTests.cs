using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Emitting;

/// <summary>What a user who steps into generated code reads: one file of each shape.</summary>
public sealed class EmissionTests
{
    [Fact]
    public void Contract() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Demo;

        /// <summary>One paper receipt.</summary>
        /// <param name="Merchant">Who sold it.</param>
        [JsonContract]
        public partial record Receipt(
            [Length(1, 80)] string Merchant,
            DateOnly Date,
            [property: MinLength(1)] IReadOnlyList<decimal> Amounts,
            [property: Range(0, 1_000_000)] decimal Total,
            PaymentMethod? PaidBy)
        {
            public List<Receipt>? Corrections { get; init; } = [];
        }

        public enum PaymentMethod { Cash, Card }
        """).Text);

    [Fact]
    public void Rules() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Demo;

        /// <summary>One bill.</summary>
        [JsonContract]
        [Audited]
        public partial record Bill([EvenAttribute(2, "even", Kinds = [DayOfWeek.Friday])] int Total, decimal Net, [Display(Name = "the tax")] decimal? Tax) : IValidatableObject
        {
            [Rule("Net is at most the total.", nameof(Net), nameof(Total))]
            private bool IsNet => Net <= Total;

            [Rule("The tax is small.", nameof(Tax), Effect = RuleEffect.Report)]
            private bool IsSmall() => Tax is null || Tax < Net;

            public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [];
        }

        [AttributeUsage(AttributeTargets.Parameter)]
        public sealed class EvenAttribute(int factor, string text, object? other = null) : ValidationAttribute
        {
            public DayOfWeek[] Kinds { get; set; } = [];

            public override bool IsValid(object? value) => value is int number && number % factor == 0 && text.Length > 0 && other is null;
        }

        public sealed class AuditedAttribute : ValidationAttribute;
        """).Text);

    [Fact]
    public void Client() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Demo;

        [JsonModeClient]
        [SystemMessage("Copy figures exactly as printed.")]
        public partial interface IReader
        {
            [UserMessage("Photo before: {before} Photo after: {after} What changed about the {item} since {day:yyyy-MM-dd}?")]
            Task<JsonModeResult<Damage>> CompareAsync(ImageInput before, ImageInput? after, string item, DateOnly day, CancellationToken cancellationToken = default);

            [UserMessage("How many people are in the pictures?")]
            ValueTask<int> CountAsync(IReadOnlyList<ImageInput> pictures);
        }

        [JsonContract]
        public partial record Damage(string What);
        """).Files.Single(file => file.HintName == "Demo.IReader.g.cs").SourceText.ToString());

    [Fact]
    public void Streams() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Demo;

        [JsonModeClient]
        [CallDefaults(Leniency = Leniency.Lossy, Metadata = new[] { "team=shop", "kind=shelf" })]
        public partial interface IShelves
        {
            [UserMessage("List the products.")]
            [CallDefaults(MaxCorrections = 0, CorrectionImages = CorrectionImages.Never, DoubtfulAnswers = DoubtfulAnswers.Off, MaxCost = 0.05)]
            IAsyncEnumerable<Product> ListAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

            [UserMessage("List the prices.")]
            [CallDefaults(
                Model = "other", ServiceTier = ServiceTier.Flex, FlexShortage = FlexShortage.UseDefaultTier, ReasoningEffort = ReasoningEffort.XHigh,
                Verbosity = Verbosity.Low, PromptCacheKey = "a \"key\"", PromptCacheBreakpoint = PromptCacheBreakpoint.TwelveHours,
                ImageDetail = ImageDetail.Original, SafetyIdentifier = "someone", Metadata = new[] { "kind=price", "note=a=b" }, MaxOutputTokens = 500)]
            JsonModeStream<decimal> PricesAsync();

            [UserMessage("Read the product.")]
            IAsyncEnumerable<JsonModeSnapshot<Product>> WatchAsync();
        }

        [JsonContract]
        public partial record Product(string Name);
        """).Files.Single(file => file.HintName == "Demo.IShelves.g.cs").SourceText.ToString());
}
